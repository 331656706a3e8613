"""The council: its first page, its establishing decision, and its rules with its own numbers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on, open_to
from core.paging import shown
from core.views import attempt
from councils import queries
from councils.access import founds_councils, reads_council, runs_sessions, sees_appraisals, visible
from councils.actions.establish import establish
from councils.forms.council import ROWS, DecisionForm, SeatForms, people_choices, seats_in, seats_now
from councils.models import Council
from councils.seats import in_office, sitting
from councils.views.answers import posted
from councils.worked_rules import worked_rules
from seasons.access import visible as visible_seasons
from seasons.models import Season
from seasons.queries import current_season

#: Councils on one page.
PAGE = 10


@require_GET
@open_to(reads_council)
def home(request: HttpRequest) -> HttpResponse:
    season = current_season()
    context = {
        "season": season,
        "council": in_office(season) if season else None,
        "members": sitting(season) if season else [],
        "sessions": queries.listed(visible(request.user), season, request.user)[:5] if season else [],
        "founds": founds_councils(request.user),
        "appraises": sees_appraisals(request.user),
        "runs": runs_sessions(request.user),
    }
    return render(request, "councils/home.html", context)


@require_GET
@open_to(reads_council)
def councils(request: HttpRequest) -> HttpResponse:
    """One after the other, each with its members, the newest first."""
    rows = Council.objects.select_related("season").prefetch_related("members__duty__user")
    found = shown(request.GET, rows, ("-established_at", "-pk"), PAGE, "Hội đồng")
    return render(request, "councils/councils.html", found)


@require_http_methods(["GET", "POST"])
@open_to(founds_councils)
def council_establish(request: HttpRequest) -> HttpResponse:
    season = get_object_or_404(Season, pk=getattr(current_season(), "pk", None))
    given = posted(request)
    rows = seats_now(sitting(season))
    rows += [{} for _ in range(ROWS - len(rows))]
    form = DecisionForm(given)
    seats = SeatForms(given, initial=rows if given is None else None, form_kwargs={"people": people_choices()})
    if given is not None and form.is_valid() and seats.is_valid():
        made = attempt(form, lambda: establish(season, by=request.user, seats=seats_in(seats), **form.cleaned_data))
        if made:
            messages.success(request, f"Đã ghi {made}; thành viên có nhiệm vụ từ ngày quyết định.")
            return redirect("councils:home")
    context = {"form": form, "seats": seats, "season": season, "council": in_office(season)}
    return render(request, "councils/council_establish.html", context, status=422 if given is not None else 200)


@require_GET
@on(visible_seasons, key="year")
def rules_example(request: HttpRequest, season: Season) -> HttpResponse:
    context = {"season": season, "rules": worked_rules(season), "members": len(sitting(season))}
    return render(request, "councils/rules_example.html", context)

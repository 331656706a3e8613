"""Đôn đốc: who is late, the letter and the message to them, who was told when, and who has seen it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import clock
from core.access import open_to
from core.paging import shown
from core.views import acted, carry_out
from core.workflow import AlreadyDone
from documents.issuing import agency_named
from documents.models import Composed
from monitoring.actions.draft_urging import draft_urging, letter_of_today
from monitoring.actions.record_urging import record_urging
from monitoring.actions.see_urging import see_urgings
from monitoring.forms.urging import UrgingForm
from monitoring.models import UrgingSeen, UrgingSent
from monitoring.urging import is_urged, message, owing, unseen, urges, urgings_of, writes_letters
from nominations.views.confirm import actor, posted
from seasons.models import Season
from seasons.queries import current_season

PAGE = 50


@require_http_methods(["GET", "POST"])
@open_to(urges)
def urging(request: HttpRequest) -> HttpResponse:
    """Who is late now; sent, it records who of them was told."""
    season = current_season()
    if season is None:
        return render(request, "monitoring/urging.html", {"season": None})
    late = owing(season)
    form = UrgingForm(posted(request), late=[one.department.pk for one in late])
    done = "Đã ghi. Trưởng phòng, Phó Trưởng phòng thấy ở «Việc của tôi» và đánh dấu đã xem."
    if form.is_bound and form.is_valid():

        def act() -> object:
            return record_urging(season, by=actor(request), **form.cleaned_data)

        if acted(request, form, act, done):
            return redirect("monitoring:urging")
    context: dict[str, Any] = {
        "season": season,
        "late": late,
        "form": form,
        "letter": letter_of_today(season),
        "writes": writes_letters(request.user),
        "message": message(late, clock.today(), contact()) if late else "",
        **_log(request, season),
    }
    return render(request, "monitoring/urging.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(writes_letters)
def urging_letter(request: HttpRequest) -> HttpResponse:
    """The draft of today, new or there already."""
    season = get_object_or_404(Season, pk=getattr(current_season(), "pk", None))
    try:
        row: Composed | None = draft_urging(season, by=actor(request))
        messages.success(request, "Đã lập bản nháp công văn đôn đốc. Mời xem bản in thử rồi cấp số.")
    except AlreadyDone as earlier:
        messages.info(request, " ".join(earlier.messages))
        row = letter_of_today(season)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        row = None
    return redirect(reverse("documents:composed", args=[row.pk]) if row else "monitoring:urging")


@require_GET
@open_to(is_urged)
def urged(request: HttpRequest) -> HttpResponse:
    """What the department was urged about, for its head."""
    rows = urgings_of(request.user)
    context = shown(request.GET, rows, ("-sent_at", "-pk"), PAGE, "lần đôn đốc")
    context |= {"new": set(unseen(request.user).values_list("pk", flat=True))}
    return render(request, "monitoring/urged.html", context)


@require_POST
@open_to(is_urged)
def urged_seen(request: HttpRequest) -> HttpResponse:
    done = "Đã ghi nhận đồng chí đã xem."
    return carry_out(request, lambda: see_urgings(by=actor(request)), done=done, to=reverse("monitoring:urged"))


def contact() -> str:
    """Whom departments ask: the agency's contact, else the Office."""
    agency = agency_named(clock.today())
    return agency.contact if agency and agency.contact else "Văn phòng Sở"


def _log(request: HttpRequest, season: Season) -> dict[str, Any]:
    seen = Prefetch("seen_by", queryset=UrgingSeen.objects.select_related("user"))
    rows = UrgingSent.objects.filter(season=season).select_related("department", "sent_by").prefetch_related(seen)
    return shown(request.GET, rows, ("-sent_at", "-pk"), PAGE, "lần đôn đốc")

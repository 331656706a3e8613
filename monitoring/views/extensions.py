"""Gia hạn: the list with its history, a new one, and one withdrawn."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Department
from core import clock
from core.access import on, open_to, over
from core.paging import shown
from core.vietnamese import short_date, weekday_date
from core.views import acted, form_page
from monitoring.access import extending_for, extends, extensions
from monitoring.actions.extend_paper import extend_paper
from monitoring.actions.withdraw_extension import withdraw_extension
from monitoring.forms import ExtensionForm
from monitoring.milestones import title_of
from monitoring.models import Extension
from monitoring.workflow import own_department_ids
from nominations.forms.moves import ReasonForm
from nominations.views.confirm import actor, posted
from seasons.calendar import is_working_day, last_working_day_before
from seasons.models import Season
from seasons.queries import current_season, days_off

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@over(extensions)
def extension_list(request: HttpRequest, rows: QuerySet[Extension]) -> HttpResponse:
    """Newest first, those withdrawn with both reasons."""
    context = shown(request.GET, rows, ("-pk",), PAGE, "lần gia hạn")
    context["rows"] = [(row, title_of(row.kind, row.season.year)) for row in context["rows"]]
    return render(request, "monitoring/extensions.html", {**context, "extends": extends(request.user)})


@GET_OR_POST
@open_to(extends)
def extension_add(request: HttpRequest) -> HttpResponse:
    season = current_season()
    if season is None or season.state != "open":
        messages.info(request, "Chưa có kỳ bình xét đang diễn ra nên chưa gia hạn được.")
        return redirect("monitoring:extensions")
    others = Department.objects.exclude(pk__in=own_department_ids(request.user))
    owing = others.in_force(clock.today()).filter(introduces=True)
    asked = {"department": request.GET.get("phong", ""), "kind": request.GET.get("loai", "")}
    form = ExtensionForm(posted(request), departments=owing, season=season, initial=asked)
    if request.method == "POST" and form.is_valid() and _given(request, season, form):
        return redirect("monitoring:extensions")
    return form_page(request, "monitoring/extension_add.html", form, season=season)


def _given(request: HttpRequest, season: Season, form: ExtensionForm) -> bool:
    told = dict(form.cleaned_data)  # a refusal takes the refused field out of the form's own
    title, until = title_of(told["kind"], season.year), told["until"]
    done = f"Đã gia hạn cho {told['department']}: {title} nộp trước ngày {short_date(until)}."
    given = acted(request, form, lambda: extend_paper(season, by=actor(request), **told), done)
    free = days_off()
    if given and not is_working_day(until, free.off, free.worked):
        last = weekday_date(last_working_day_before(until, free.off, free.worked))
        advice = f"Ngày {short_date(until)} không phải ngày làm việc. Ngày làm việc cuối còn trong hạn: {last}."
        messages.warning(request, advice)
    return given


@GET_OR_POST
@on(extensions)
def extension_withdraw(request: HttpRequest, extension: Extension) -> HttpResponse:
    extending_for(request.user, extension.department)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        done = f"Đã thôi gia hạn. Hạn trước đó của {extension.department} có hiệu lực lại."
        if acted(request, form, lambda: withdraw_extension(extension, by=actor(request), **told), done):
            return redirect(reverse("monitoring:extensions"))
    title = title_of(extension.kind, extension.season.year)
    return form_page(request, "monitoring/extension_withdraw.html", form, extension=extension, title=title)

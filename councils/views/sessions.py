"""Sessions: the list, the plan, and the one page that leads from step to step."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core.access import on, open_to, over
from core.views import form_page
from councils import queries
from councils.access import agenda_items, run, runs_sessions, sees_outcomes, visible
from councils.actions.drop_item import drop_item
from councils.actions.name_observers import name_observers
from councils.actions.plan_session import plan_session, replan_session
from councils.chair_words import whole_script
from councils.forms.acts import ReasonForm
from councils.forms.session import ObserversForm, SessionForm, plan_of
from councils.models import AgendaItem, CouncilSession
from councils.seats import in_office
from councils.session_page import look, page_of
from councils.views.answers import home_of, posted, require_duty, session_act, settled
from seasons.models import Season
from seasons.queries import current_season

PAGE = 50


@require_GET
@over(visible)
def sessions(request: HttpRequest, rows: QuerySet[CouncilSession]) -> HttpResponse:
    season = current_season()
    found = queries.listed(rows, season, request.user) if season else CouncilSession.objects.none()
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": [(session, *look(session.state)) for session in page.object_list],
        "runs": runs_sessions(request.user) and season is not None and in_office(season) is not None,
    }
    return render(request, "councils/sessions.html", context)


@require_http_methods(["GET", "POST"])
@open_to(runs_sessions)
def session_create(request: HttpRequest) -> HttpResponse:
    season = get_object_or_404(Season, pk=getattr(current_season(), "pk", None))
    form = SessionForm(posted(request), season=season, nominations=queries.tableable(season, request.user))
    made: list[CouncilSession] = []
    answer = settled(
        request, form,
        lambda: made.append(plan_session(season, by=request.user, facts=form.facts, nominations=form.chosen)),
        done="Đã lập phiên họp. Việc tiếp theo: kiểm tra danh sách rồi triệu tập.", to=reverse("councils:sessions"),
    )  # fmt: skip
    if answer and made:
        answer["Location"] = home_of(made[0])
    return answer or form_page(request, "councils/session_form.html", form, season=season)


@require_http_methods(["GET", "POST"])
@on(visible)
def session_edit(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    waiting = queries.tableable(session.season, request.user, besides=session)
    form = SessionForm(posted(request), initial=plan_of(session), season=session.season, nominations=waiting)
    answer = settled(
        request, form,
        lambda: replan_session(session, by=request.user, facts=form.facts, nominations=form.chosen),
        done="Đã lưu phiên họp.", to=home_of(session),
    )  # fmt: skip
    return answer or form_page(request, "councils/session_form.html", form, session=session, season=session.season)


@require_GET
@on(visible)
def session(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    if sees_outcomes(session):
        seen(request.user, session, "xem trang kết quả phiên họp")
    return render(request, "councils/session.html", page_of(session, request.user))


@require_http_methods(["GET", "POST"])
@on(run)
def observers(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    form = ObserversForm(posted(request), session=session)
    answer = settled(
        request, form, lambda: name_observers(session, by=request.user, people=form.people),
        done="Đã ghi người quan sát.", to=home_of(session),
    )  # fmt: skip
    return answer or form_page(request, "councils/observers.html", form, session=session)


@require_GET
@on(run)
def script(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    """The chair's words for the whole session, to be printed beforehand."""
    if not session.rules:
        raise Http404
    return render(request, "councils/script.html", {"session": session, "steps": whole_script(session)})


@require_http_methods(["GET", "POST"])
@on(agenda_items)
def drop(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    form = ReasonForm(posted(request))
    return session_act(
        request, item.session, "drop", form,
        lambda: drop_item(item, by=request.user, reason=form.cleaned_data["reason"]), subject=str(item),
    )  # fmt: skip

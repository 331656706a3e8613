"""Before the vote: convening, the roll, the opening, and the counting team."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from core.access import on
from core.views import form_page
from councils import readiness
from councils.access import runs_sessions, visible
from councils.actions.confirm_team import confirm_team
from councils.actions.convene import convene
from councils.actions.open_session import open_session
from councils.actions.propose_team import propose_team
from councils.actions.record_attendance import record_attendance
from councils.forms.acts import BareForm
from councils.forms.session import AttendanceForm, HandsForm, TeamForm
from councils.guards import withheld
from councils.models import CouncilSession
from councils.team import barred_people
from councils.views.answers import home_of, posted, require_duty, session_act, settled


@require_http_methods(["GET", "POST"])
@on(visible)
def convene_session(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    return session_act(
        request, session, "convene", BareForm(posted(request)), lambda: convene(session, by=request.user),
        conditions=[] if withheld(session, request.user).exists() else readiness.before_convening(session),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@on(visible)
def attendance(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    form = AttendanceForm(posted(request), session=session)
    answer = settled(
        request, form,
        lambda: record_attendance(
            session, by=request.user, roll=form.roll,
            chair=form.cleaned_data["chair"], secretary=form.cleaned_data["secretary"],
        ),
        done="Đã ghi điểm danh.", to=home_of(session),
    )  # fmt: skip
    return answer or form_page(request, "councils/attendance.html", form, session=session)


@require_http_methods(["GET", "POST"])
@on(visible)
def open_meeting(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    return session_act(
        request, session, "open", BareForm(posted(request)), lambda: open_session(session, by=request.user),
        conditions=readiness.before_opening(session) if session.rules else [],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@on(visible)
def team(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    form = TeamForm(posted(request), session=session)
    answer = settled(
        request, form,
        lambda: propose_team(session, by=request.user, head=form.cleaned_data["head"], members=form.others),
        done="Đã đề xuất Tổ kiểm phiếu. Việc tiếp theo: Hội đồng biểu quyết giơ tay.", to=home_of(session),
    )  # fmt: skip
    return answer or form_page(request, "councils/team.html", form, session=session, barred=barred_members(session))


def barred_members(session: CouncilSession) -> list[tuple[str, str]]:
    """Members of the session who may not count, with the reason, for the page to say beforehand."""
    barred = barred_people(session)
    members = session.members.select_related("user")
    return [(str(member), barred[member.user_id]) for member in members if member.user_id in barred]


@require_http_methods(["GET", "POST"])
@on(visible)
def team_confirm(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(runs_sessions(request.user))
    form = HandsForm(posted(request))
    answer = settled(
        request, form, lambda: confirm_team(session, by=request.user, **form.cleaned_data),
        done="Đã ghi biểu quyết; Tổ kiểm phiếu có nhiệm vụ đến hết ngày họp.", to=home_of(session),
    )  # fmt: skip
    counters = session.counters.select_related("user__department")
    return answer or form_page(request, "councils/team_confirm.html", form, session=session, counters=counters)

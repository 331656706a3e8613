"""What waits for members, the secretary, those who preside, and the counters."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from accounts.access import on_council
from core.todo import Task
from core.vietnamese import clock_time, short_date
from councils.access import runs_sessions, visible
from councils.appraising import Standing, files, standings
from councils.electronic import tasks as electronic
from councils.forecast import coming, days_of
from councils.guide import next_step
from councils.queries import RUNNING, tableable
from councils.seats import sitting
from councils.workflow import State
from nominations.party_opinions import lacking
from nominations.workflow import State as NominationState
from seasons.models import Season
from seasons.queries import current_season
from seasons.rules import rules_of


def tasks(user: Any) -> Iterator[Task]:
    """Files to appraise, appraisals to close, a session to plan, and each session's next step."""
    season = current_season()
    if season is None or not user.is_authenticated:
        return
    yield from _sessions(user, season)
    if on_council(user):
        yield from _appraisals(user, season)
    if runs_sessions(user) and sitting(season) and tableable(season, user).exists():
        yield Task(
            title="Lập phiên họp bình xét",
            why="Có hồ sơ đã thẩm định xong, chưa ở phiên họp nào.",
            url=reverse("councils:session_create"),
            action="Lập phiên họp",
            icon="calendar",
        )
    if runs_sessions(user):
        yield from _away(season)


def _away(season: Season) -> Iterator[Task]:
    """Members who are away within a week: their files and their ballot are to be seen to."""
    told = [days_of(absence) for absence in coming(season)]
    if told:
        yield Task(
            title="Thành viên Hội đồng vắng trong 7 ngày tới",
            why=f"{'; '.join(told)}. Xem lại phân công và dự kiến số dự họp.",
            url=reverse("councils:assignments"),
            action="Xem phân công",
            tone="info",
            icon="calendar",
        )


def _sessions(user: Any, season: Season) -> Iterator[Task]:
    states = [*RUNNING, State.COUNTED]
    for session in visible(user).filter(season=season, state__in=states).order_by("held_at"):
        if session.is_electronic:
            yield from electronic.tasks(user, session)
        step = next_step(session, user)
        if step.may:
            yield Task(
                title=f"{step.title}: phiên họp {session.ordinal}",
                why=f"Phiên họp lúc {clock_time(session.held_at)} ngày {short_date(session.held_at)}.",
                url=reverse("councils:session", args=[session.pk]),
                action=step.action,
                tone="warn",
                state=str(session.get_state_display()),
                due=session.held_at,
            )


def _assigned(mine: list[Standing]) -> Task:
    names = ", ".join(one.nomination.name for one in mine)
    return Task(
        title=f"Được phân công thẩm định {len(mine)} hồ sơ",
        why=f"{names}. Khai xung đột lợi ích, rồi nộp phiếu thẩm định.",
        url=reverse("councils:appraisals"),
        action="Thẩm định",
        tone="warn",
        state="Chờ thẩm định",
        icon="file",
    )


def _appraisals(user: Any, season: Season) -> Iterator[Task]:
    waiting = list(files(season, user).filter(state=NominationState.RECEIVED, suspended_at=None))
    found = standings(season, waiting, user)
    open_to = [one for one in found if not one.ground and not one.has_filed]
    mine = [one for one in open_to if one.is_assigned]
    anyones = [one for one in open_to if not one.appraisers and rules_of(season)["appraisers"] == "all"]
    without = set(lacking(season, user).values_list("pk", flat=True))
    ready = [one for one in found if one.enough and not one.ground and one.nomination.pk not in without]
    if mine:
        yield _assigned(mine)
    if anyones:
        yield Task(
            title=f"Thẩm định {len(anyones)} hồ sơ",
            why="Khai có hay không có xung đột lợi ích, rồi nộp phiếu thẩm định từng hồ sơ.",
            url=reverse("councils:appraisals"),
            action="Thẩm định",
            tone="info",
            state="Đang thẩm định",
            icon="file",
        )
    if ready and runs_sessions(user):
        yield Task(
            title=f"Kết thúc thẩm định {len(ready)} hồ sơ",
            why="Đã đủ số phiếu thẩm định theo quy tắc kỳ này.",
            url=reverse("councils:appraisals"),
            action="Xem danh sách",
            icon="check",
        )

"""The one next step of a session: its title, the words the chair says, its button, and who does it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from councils import chair_words, readiness
from councils.access import counted, runs_sessions
from councils.electorate import electorate_of
from councils.electronic.ceremony import Ceremony, keys_of
from councils.electronic.conditions import keys_destroyed
from councils.electronic.ground import ground_of, needs_hands
from councils.guards import Condition
from councils.models import BallotBox, CouncilSession, SessionPaper
from councils.tallying import paper_boxes
from councils.workflow import SESSION, State
from seasons.rules import Rules

_RUNNERS = "Thư ký hoặc chủ tọa"
_CHAIR = "Chủ tịch hoặc Phó Chủ tịch Hội đồng"
_COUNTERS = "Tổ kiểm phiếu"

#: State → what its conditions are for, and the conditions.
CONDITIONS = {
    State.PLANNED: ("Điều kiện triệu tập", readiness.before_convening),
    State.CONVENED: ("Điều kiện khai mạc", readiness.before_opening),
    State.OPENED: ("Điều kiện bắt đầu bỏ phiếu", readiness.before_starting),
    State.COUNTED: ("Điều kiện kết thúc phiên họp", readiness.before_concluding),
}


@dataclass(frozen=True)
class Step:
    """*words* are what the chair reads out, a paragraph each; *action* is empty when nothing is left to do.

    *page* is the name of the page that the button leads to, *target* the key it takes.
    """

    title: str
    who: str
    action: str = ""
    page: str = ""
    target: int = 0
    may: bool = False
    words: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(f"councils:{self.page}", args=[self.target]) if self.page else ""


def conditions_of(session: CouncilSession) -> tuple[str, list[Condition]]:
    """The checklist of the next step: its title and its conditions, both empty where there are none."""
    title, conditions = CONDITIONS.get(State(session.state), ("", lambda _: []))
    return title, conditions(session)


def next_step(session: CouncilSession, user: Any) -> Step:
    """What comes next in this session, and whether it is *user*'s to do."""
    match session.state:
        case State.PLANNED:
            return _move(session, user, "convene", _RUNNERS)
        case State.CONVENED:
            return _before_opening(session, user)
        case State.OPENED:
            return _before_voting(session, user)
        case State.VOTING:
            return _move(session, user, "end", _CHAIR, chair_words.to_end(session))
        case State.ENDED:
            return _counting(session, user)
        case State.COUNTED:
            return _minutes(session, user)
        case State.CONCLUDED:
            return Step("Phiên họp đã có biên bản ký; Giám đốc quyết định từng hồ sơ", "Giám đốc Sở")
        case _:
            return Step("Phiên họp đã hoãn; hồ sơ chờ phiên họp khác", _RUNNERS)


def _move(session: CouncilSession, user: Any, move: str, who: str, words: tuple[str, ...] = ()) -> Step:
    label = SESSION.moves[move].label
    may = CouncilSession.objects.filter(SESSION.open_to(move, user), pk=session.pk).exists()
    return Step(label, who, label, move, session.pk, may, words)


def _run(session: CouncilSession, user: Any, title: str, action: str, page: str, *words: str) -> Step:
    return Step(title, _RUNNERS, action, page, session.pk, runs_sessions(user), words)


def _before_opening(session: CouncilSession, user: Any) -> Step:
    room = electorate_of(session)
    if room.unmarked:
        return _run(session, user, "Điểm danh", "Điểm danh", "attendance")
    return _move(session, user, "open", _CHAIR, chair_words.to_open(room))


def _before_voting(session: CouncilSession, user: Any) -> Step:
    counters = [str(counter) for counter in session.counters.select_related("user")]
    if not counters:
        return _run(session, user, "Đề xuất Tổ kiểm phiếu", "Chọn Tổ kiểm phiếu", "team")
    if session.is_electronic and needs_hands(Rules(session.rules)) and not ground_of(session):
        return _run(session, user, "Biểu quyết bỏ phiếu điện tử", "Ghi số giơ tay", "choose_way", *chair_words.WAY)
    if session.team_for is None:
        words = chair_words.on_team(counters)
        return _run(session, user, "Biểu quyết Tổ kiểm phiếu", "Ghi số giơ tay", "team_confirm", *words)
    keys = keys_of(session) if session.is_electronic else None
    ceremony = Ceremony.of(keys) if keys else None
    if ceremony is not None and ceremony.waiting_for:
        return _keys_step(session, user, ceremony)
    return _move(session, user, "start", _CHAIR, chair_words.to_start(electorate_of(session)))


def _keys_step(session: CouncilSession, user: Any, ceremony: Ceremony) -> Step:
    """The counters' two minutes, at their own devices."""
    waiting = ceremony.waiting_for
    title = "Đối chiếu mã chung của Tổ kiểm phiếu" if ceremony.is_complete else "Tổ kiểm phiếu lập khóa hòm phiếu"
    mine = any(holder.user_id == user.pk for holder in waiting)
    who = f"{_COUNTERS}, còn chờ {', '.join(map(str, waiting))}"
    return Step(title, who, "Mở trang khóa hòm phiếu", "counter", session.pk, mine, chair_words.KEYS)


def _counting(session: CouncilSession, user: Any) -> Step:
    mine = counted(user).filter(pk=session.pk).exists()
    words = chair_words.COUNT
    by_hand = paper_boxes(session)
    waiting = next((one for one in by_hand if one.entered_at is None), None)
    if waiting is not None:
        title = f"Nhập số liệu {str(waiting).lower()}"
        page = "tally" if isinstance(waiting, BallotBox) else "paper_tally"
        return Step(title, _COUNTERS, title, page, waiting.pk, mine, words)
    if session.is_electronic and all(one.confirmed_at for one in by_hand):
        return Step("Mở hòm phiếu để kiểm", _COUNTERS, "Mở hòm phiếu để kiểm", "counter", session.pk, mine, words)
    confirms = mine and not any(one.entered_by_id == user.pk for one in by_hand)
    who = f"{_COUNTERS}, người không nhập số liệu"
    return Step("Đối chiếu, xác nhận số liệu", who, "Đối chiếu số liệu", "confirm", session.pk, confirms, words)


def _minutes(session: CouncilSession, user: Any) -> Step:
    kinds = [SessionPaper.Kind.COUNTING_MINUTES, SessionPaper.Kind.MEETING_MINUTES]
    made = session.papers.filter(set_aside_at=None, kind__in=kinds)
    if made.count() < len(kinds):
        words = chair_words.ANNOUNCE
        return _run(session, user, "Công bố kết quả, lập biên bản", "Lập biên bản", "minutes_make", *words)
    if made.filter(scanned_at=None).exists():
        return _run(session, user, "Ký biên bản, tải bản quét lên", "Tải bản ký", "minutes_scans", *chair_words.SIGN)
    if any(condition.refusal for condition in keys_destroyed(session)):
        words = chair_words.DESTROY
        return _run(session, user, "Hủy khóa hòm phiếu", "Hủy khóa hòm phiếu", "destroy_keys", *words)
    return _move(session, user, "conclude", _RUNNERS, chair_words.CLOSE)

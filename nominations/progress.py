"""Where a dossier stands, who holds it and what comes next, in the words that the reader may see.

A department reads one and the same answer from the appraisal until the announcement, whatever the council and
the Director have done meanwhile.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core import clock
from core.vietnamese import clock_time, local_day, short_date
from nominations.models import Nomination
from nominations.readiness import asked_now, closed_door, missing_before_submission
from nominations.workflow import State, is_kept_back, shown_state

STEPS = ("Giới thiệu", "Tiếp nhận", "Thẩm định", "Bỏ phiếu kín", "Quyết định", "Giấy công nhận")
STANDING, COUNCIL, DIRECTOR, OFFICE = "Thường trực Hội đồng", "Hội đồng", "Giám đốc Sở", "Văn phòng Sở"
NOTHING_TO_DO = "Phòng không phải làm gì"
OVER = "Hồ sơ đã kết thúc"


@dataclass(frozen=True)
class Badge:
    """A state as a shape, a word and a tone of the design language."""

    tone: str
    label: str
    symbol: str
    variant: str = ""


@dataclass(frozen=True)
class Progress:
    """One line of a list: step *step* of six, in words, and who acts next."""

    badges: tuple[Badge, ...]
    step: int
    label: str
    holder: str
    since: date | None
    next: str
    stopped: bool = False


_LOOKS = {
    State.DRAFT: ("quiet", "pen", ""),
    State.SUBMITTED: ("info", "send", ""),
    State.RETURNED: ("late", "back", ""),
    State.RECEIVED: ("info", "check", ""),
    State.APPRAISED: ("info", "check", ""),
    State.TABLED: ("secret", "ballot", ""),
    State.PASSED: ("good", "check", ""),
    State.FAILED: ("late", "cross", ""),
    State.RECOGNISED: ("honour", "star", ""),
    State.DECLINED: ("quiet", "dash", ""),
    State.WITHDRAWN: ("quiet", "dash", "dashed"),
    State.SHELVED: ("quiet", "dash", "dashed"),
}


_STOPPED = (State.RETURNED, State.WITHDRAWN, State.SHELVED, State.DECLINED)


def badges_of(nomination: Nomination, user: Any) -> tuple[Badge, ...]:
    """The state as *user* may read it, then "Tạm dừng xét" and "Nộp muộn" where they apply."""
    kept_back = is_kept_back(nomination, user)
    tone, symbol, variant = ("info", "clock", "") if kept_back else _LOOKS[State(nomination.state)]
    badges = [Badge(tone, shown_state(nomination, user), symbol, variant)]
    if nomination.suspended_at is not None and not nomination.is_final:
        badges.append(Badge("warn", "Tạm dừng xét", "pause"))
    if nomination.late:
        badges.append(Badge("warn", "Nộp muộn", "clock"))
    return tuple(badges)


def progress_of(nomination: Nomination, user: Any, *, referral: bool = False) -> Progress:
    """The dossier's place as *user* may read it; *referral* is whether the season has the Director's step."""
    badges = badges_of(nomination, user)
    kept_back = is_kept_back(nomination, user)
    place = _under_review(nomination) if kept_back else _PLACES[State(nomination.state)](nomination, referral)
    step, label, holder, since, following = place
    halted = nomination.suspended_at is not None and (kept_back or not nomination.is_final)
    if halted:
        holder, since, following = STANDING, nomination.suspended_at, "Chờ Thường trực Hội đồng cho xét tiếp"
    stopped = halted or (not kept_back and nomination.state in _STOPPED)
    return Progress(badges, step, label, holder, local_day(since) if since else None, following, stopped)


_Place = tuple[int, str, str, Any, str]


def _under_review(nomination: Nomination) -> _Place:
    question = nomination.state in (State.PASSED, State.FAILED) and nomination.question and not nomination.answer
    following = "Trả lời nội dung Giám đốc Sở yêu cầu giải trình" if question else NOTHING_TO_DO
    return 4, "Đang xét", "Hội đồng, Giám đốc Sở", nomination.appraised_at or nomination.received_at, following


def _draft(nomination: Nomination, _: bool) -> _Place:
    gaps = len(missing_before_submission(nomination))
    if closed_door(nomination, clock.now()):
        following = "Đã hết hạn nộp; xin nộp muộn ở Thường trực Hội đồng"
    elif gaps:
        following = f"Hoàn thiện {gaps} mục, sau đó Trưởng phòng nộp"
    else:
        following = f"Trưởng phòng nộp trước ngày {short_date(nomination.season.plan_due)}"
    return 1, STEPS[0], f"{nomination.drafted_by}, người soạn", nomination.changed_at, following


def _submitted(nomination: Nomination, _: bool) -> _Place:
    return 2, "Chờ tiếp nhận", OFFICE, nomination.submitted_at, "Văn phòng Sở kiểm tra, tiếp nhận"


def _returned(nomination: Nomination, _: bool) -> _Place:
    asked, due = asked_now(nomination), nomination.supplement_due
    since = max((item.asked_at for item in asked), default=nomination.submitted_at)
    open_items = sum(not item.answer for item in asked)
    if closed_door(nomination, clock.now()):
        following = "Quá hạn bổ sung; chờ ý kiến Thường trực Hội đồng"
    elif open_items:
        following = f"Trả lời {open_items} nội dung trước {clock_time(due)} ngày {short_date(due)}" if due else ""
    else:
        following = f"Nộp lại trước {clock_time(due)} ngày {short_date(due)}" if due else ""
    return 2, "Bổ sung hồ sơ", nomination.department.name, since, following


def _received(nomination: Nomination, referral: bool) -> _Place:
    if referral and nomination.referred_at is None:
        return 3, "Chờ giao Hội đồng", DIRECTOR, nomination.received_at, "Giám đốc Sở giao Hội đồng bình xét"
    since = nomination.referred_at or nomination.received_at
    return 3, "Chờ thẩm định", COUNCIL, since, "Thành viên Hội đồng thẩm định hồ sơ"


def _appraised(nomination: Nomination, _: bool) -> _Place:
    return 4, "Chờ bỏ phiếu kín", COUNCIL, nomination.appraised_at, "Chủ tọa đưa ra bỏ phiếu kín"


def _tabled(nomination: Nomination, _: bool) -> _Place:
    return 4, "Đang bỏ phiếu kín", COUNCIL, None, "Tổ kiểm phiếu kiểm phiếu, ghi kết quả"


def _voted(nomination: Nomination, _: bool) -> _Place:
    if nomination.question and not nomination.answer:
        return 5, "Chờ giải trình", nomination.department.name, None, "Phòng giới thiệu trả lời Giám đốc Sở"
    return 5, "Chờ quyết định", DIRECTOR, None, "Giám đốc Sở quyết định"


def _recognised(nomination: Nomination, _: bool) -> _Place:
    if nomination.announced_at is None:
        return 6, "Chờ công bố", OFFICE, None, "Văn phòng Sở công bố kết quả"
    return 6, STEPS[5], OFFICE, nomination.announced_at, "Văn phòng Sở trao Giấy công nhận"


def _declined(nomination: Nomination, _: bool) -> _Place:
    if nomination.announced_at is None:
        return 5, "Chờ công bố", OFFICE, None, "Văn phòng Sở công bố kết quả"
    return 5, "Không công nhận", OFFICE, nomination.announced_at, OVER


def _withdrawn(nomination: Nomination, _: bool) -> _Place:
    step = 3 if nomination.received_at else 2 if nomination.submitted_at else 1
    return step, "Rút hồ sơ", nomination.department.name, nomination.withdrawn_at, OVER


def _shelved(nomination: Nomination, _: bool) -> _Place:
    return 2, "Để ngoài kỳ này", STANDING, nomination.supplement_due, OVER


_PLACES = {
    State.DRAFT: _draft,
    State.SUBMITTED: _submitted,
    State.RETURNED: _returned,
    State.RECEIVED: _received,
    State.APPRAISED: _appraised,
    State.TABLED: _tabled,
    State.PASSED: _voted,
    State.FAILED: _voted,
    State.RECOGNISED: _recognised,
    State.DECLINED: _declined,
    State.WITHDRAWN: _withdrawn,
    State.SHELVED: _shelved,
}

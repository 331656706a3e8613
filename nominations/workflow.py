"""States and moves of a nomination: the spine of the year.

Higher apps move nominations by calling this app's actions; no move asks whether a council exists.
"""

from typing import Any

from django.db.models import Q, TextChoices

from accounts.access import (
    council_secretary,
    counter,
    director,
    holds,
    introducing_head,
    office,
    party_cell,
    presiding,
    records_clerk,
    standing_council,
)
from core.workflow import Move, Workflow
from nominations.concern import OVERSEERS, kept_from, unless_concerned


class State(TextChoices):
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đã nộp"
    RETURNED = "returned", "Yêu cầu bổ sung"
    RECEIVED = "received", "Đã tiếp nhận"
    APPRAISED = "appraised", "Đã thẩm định"
    TABLED = "tabled", "Đang bỏ phiếu"
    PASSED = "passed", "Đạt tỷ lệ phiếu"
    FAILED = "failed", "Không đạt tỷ lệ phiếu"
    RECOGNISED = "recognised", "Được công nhận"
    DECLINED = "declined", "Không công nhận"
    WITHDRAWN = "withdrawn", "Rút hồ sơ"
    SHELVED = "shelved", "Để ngoài kỳ này"


def state_choices() -> list[tuple[str, str]]:
    return State.choices


S = State


def only(*states: State) -> frozenset[str]:
    return frozenset(states)


#: States in which a department may still write the file.
EDITABLE = only(S.DRAFT, S.RETURNED)
#: States in which the Office compares evidence with the originals.
COMPARING = only(S.SUBMITTED, S.RETURNED, S.RECEIVED)
#: States that a department reads as "Đang xét" until the decision is announced.
UNDER_REVIEW = only(S.APPRAISED, S.TABLED, S.PASSED, S.FAILED, S.RECOGNISED, S.DECLINED)
#: States past the formal check: the file has been submitted and received.
PAST_INTAKE = UNDER_REVIEW | only(S.RECEIVED)
#: States in which members of the council declare, read and appraise.
UNDER_APPRAISAL = only(S.RECEIVED, S.APPRAISED)
#: States from which nothing further happens.
FINAL = only(S.RECOGNISED, S.DECLINED, S.WITHDRAWN, S.SHELVED)
LIVE = frozenset(State.values) - FINAL

SHOWN_UNDER_REVIEW = "Đang xét"

#: Acts on one file that whoever is concerned in it leaves to another of the same duty.
office_apart, standing_apart = unless_concerned(office), unless_concerned(standing_council)


def sees_true_state(user: Any) -> bool:
    """Whether outcomes are shown before the announcement: council, Office, Director, Standing Council."""
    return holds(user, *OVERSEERS)


def oversees(nomination: Any, user: Any) -> bool:
    """Whether *user* reads this file by an overseeing duty, not being concerned in it."""
    return sees_true_state(user) and nomination not in kept_from(user)


def is_kept_back(nomination: Any, user: Any) -> bool:
    """Whether *user* reads "Đang xét" in place of the true state."""
    undecided = nomination.state in UNDER_REVIEW and nomination.announced_at is None
    return undecided and not oversees(nomination, user)


def shown_state(nomination: Any, user: Any) -> str:
    """The state in the words *user* may read; a department reads "Đang xét" until the decision is announced."""
    return SHOWN_UNDER_REVIEW if is_kept_back(nomination, user) else str(State(nomination.state).label)


NOMINATION = Workflow(
    name="nomination",
    record="hồ sơ",
    states=State,
    closed=Q(season__state="closed"),
    halted=Q(suspended_at__isnull=False),
    worded=shown_state,
    moves={
        "submit": Move("Nộp hồ sơ", EDITABLE, S.SUBMITTED, introducing_head),
        "admit_late": Move("Cho nộp muộn", EDITABLE, None, standing_apart, needs_reason=True),
        "extend_supplement": Move("Gia hạn bổ sung", only(S.RETURNED), None, standing_apart, needs_reason=True),
        "return": Move("Yêu cầu bổ sung", only(S.SUBMITTED), S.RETURNED, office_apart, needs_reason=True),
        "receive": Move("Tiếp nhận hồ sơ", only(S.SUBMITTED), S.RECEIVED, office_apart),
        "refer": Move("Giao Hội đồng bình xét", only(S.RECEIVED), None, unless_concerned(director)),
        "opine": Move("Ghi ý kiến cấp ủy", only(S.RECEIVED), None, unless_concerned(party_cell)),
        "appraise": Move(
            "Kết thúc thẩm định", only(S.RECEIVED), S.APPRAISED, unless_concerned(council_secretary | presiding)
        ),
        "table": Move("Đưa ra bỏ phiếu", only(S.APPRAISED), S.TABLED, presiding),
        "untable": Move(
            "Đưa khỏi lần bỏ phiếu",
            only(S.TABLED),
            S.APPRAISED,
            presiding | counter,
            needs_reason=True,
            while_halted=True,
        ),
        "pass": Move("Ghi kết quả đạt", only(S.TABLED), S.PASSED, counter),
        "fail": Move("Ghi kết quả không đạt", only(S.TABLED), S.FAILED, counter),
        "recognise": Move("Công nhận", only(S.PASSED, S.FAILED), S.RECOGNISED, director),
        "decline": Move("Không công nhận", only(S.PASSED, S.FAILED), S.DECLINED, director, needs_reason=True),
        "send_back": Move("Trả lại Hội đồng", only(S.PASSED, S.FAILED), S.APPRAISED, director, needs_reason=True),
        "ask": Move("Yêu cầu phòng giải trình", only(S.PASSED, S.FAILED), None, director, needs_reason=True),
        "answer": Move("Trả lời giải trình", only(S.PASSED, S.FAILED), None, introducing_head, needs_reason=True),
        "announce": Move(
            "Công bố kết quả",
            only(S.RECOGNISED, S.DECLINED),
            None,
            office | records_clerk,
            after_closing=True,
            while_halted=True,
        ),
        "withdraw": Move(
            "Rút hồ sơ",
            only(S.DRAFT, S.SUBMITTED, S.RETURNED, S.RECEIVED, S.APPRAISED),
            S.WITHDRAWN,
            introducing_head,
            needs_reason=True,
            while_halted=True,
        ),
        "shelve": Move("Để ngoài kỳ này", only(S.RETURNED), S.SHELVED, standing_apart, needs_reason=True),
        "find": Move("Ghi điều kiện xét", LIVE - {S.DRAFT}, None, office_apart | standing_apart, while_halted=True),
        "waive": Move("Cho xét tiếp khi vướng điều kiện", LIVE - {S.DRAFT}, None, standing_apart, needs_reason=True),
        "suspend": Move("Tạm dừng xét", LIVE - {S.DRAFT}, None, standing_apart, needs_reason=True),
        "resume": Move("Cho xét tiếp", LIVE - {S.DRAFT}, None, standing_apart, needs_reason=True, while_halted=True),
    },
)

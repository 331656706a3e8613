"""The Director's decision on one dossier."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.workflow import AlreadyDone, advance, lock, require
from nominations.eligibility import obstacle_refusal
from nominations.models import Nomination
from nominations.workflow import NOMINATION, State
from seasons.rules import rules_of

OUTCOMES = ("recognise", "decline", "send_back", "ask")


@transaction.atomic
def record_decision(nomination: Nomination, *, by: User, outcome: str, reason: str = "") -> Nomination:
    """Record one of ``OUTCOMES``; sending back opens a new round, asking keeps the state.

    :raises ValidationError: a reason is due, the dossier did not pass and the season forbids recognising it, or
        something stands in the way of the nominee.
    :raises AlreadyDone: the same question was asked and waits for its answer.
    """
    if outcome not in OUTCOMES:
        raise ValueError(f"{outcome!r} is none of {OUTCOMES}")
    row: Nomination = lock(nomination)
    require(row, NOMINATION, outcome, by=by)
    if outcome == "recognise" and row.state == State.FAILED and not rules_of(row.season).yes("recognise_failed"):
        raise ValidationError(
            "Hồ sơ không đạt tỷ lệ phiếu nên chưa công nhận được. Đồng chí trả lại Hội đồng nếu cần bình xét lại."
        )
    if outcome == "recognise" and (refusal := obstacle_refusal(row)):
        raise ValidationError(refusal)
    if outcome == "ask" and row.question == reason.strip() != "" and not row.answer:
        raise AlreadyDone("Đồng chí đã yêu cầu phòng giải trình nội dung này.")
    row = advance(row, NOMINATION, outcome, by=by, reason=reason, **_facts(row, outcome, reason.strip()))
    return row


def _facts(row: Nomination, outcome: str, reason: str) -> dict[str, Any]:
    if outcome == "send_back":
        return {"round": row.round + 1, "question": "", "answer": ""}
    if outcome == "ask":
        return {"question": reason, "answer": ""}
    return {}

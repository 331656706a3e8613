"""Quyết định: the Director's choices become the outcomes of the files, all of them or none."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.actions.announcing import lock_files
from certificates.listed import decided_now, is_halted
from certificates.models import Decision, DecisionItem
from certificates.readiness import Gap, choices_digest, guard
from certificates.workflow import DECISION
from core import clock
from core.vietnamese import two_digits
from core.workflow import advance
from nominations.actions.record_decision import record_decision
from nominations.models import Nomination

Outcome = DecisionItem.Outcome
ALL_CONCERN = (
    "Đồng chí có liên quan tới mọi hồ sơ trong danh sách này nên không quyết định. "
    "Mời giao Phó Giám đốc ký thay (KT.) quyết định danh sách này."
)


@transaction.atomic
def decide(decision: Decision, *, by: User, recognised: int, seen: str) -> Decision:
    """Record what was chosen for each file.

    *recognised* is the number typed to confirm; *seen* is the ``readiness.choices_digest`` of the choices
    that were read before.

    A suspended file, and one in which *by* is concerned, is left without outcome and returns on a later list.

    :raises IllegalMove: it was decided before, or the season is closed.
    :raises ValidationError: a file has no choice yet, or the number is not that of the choices.
    """
    files = lock_files(decision)
    row: Decision = advance(decision, DECISION, "decide", by=by, decided_at=clock.now(), decided_by=by)
    items = _with(files, row)
    chosen = undertaken(items, by)
    guard([*_overtaken(items, seen), *_gaps(chosen, by)])
    count = sum(item.outcome == Outcome.RECOGNISE for item in chosen)
    if recognised != count:
        raise ValidationError(
            f"Số vừa ghi là {two_digits(recognised)}, số được chọn công nhận là {two_digits(count)}. "
            "Đồng chí đối chiếu tên rồi ghi lại số."
        )
    for item in items:
        if item in chosen:
            record_decision(item.nomination, by=by, outcome=item.outcome, reason=item.reason)
        elif item.outcome:
            item.outcome = item.reason = ""
            item.save(update_fields=["outcome", "reason"])
    return row


def undertaken(items: list[DecisionItem], by: User) -> list[DecisionItem]:
    """The items on which *by* decides now: neither suspended nor left to a deputy.

    :raises ValidationError: all of those not suspended are left to a deputy.
    """
    chosen = decided_now(items, by)
    if not chosen and not all(is_halted(item.nomination) for item in items):
        raise ValidationError(ALL_CONCERN)
    return chosen


def _with(files: dict[int, Nomination], decision: Decision) -> list[DecisionItem]:
    items = list(decision.items.order_by("ordinal"))
    for item in items:
        item.nomination = files[item.nomination_id]
    return items


def _overtaken(items: list[DecisionItem], seen: str) -> list[Gap]:
    if seen == choices_digest(items):
        return []
    return [Gap("Lựa chọn đã thay đổi sau khi mở trang này. Đồng chí đối chiếu lại tên rồi chốt.")]


def _gaps(items: list[DecisionItem], by: User) -> list[Gap]:
    gaps = [Gap(f"{item.nomination.name}: chưa chọn kết quả.") for item in items if not item.outcome]
    final = (Outcome.RECOGNISE, Outcome.DECLINE)
    gaps += [
        Gap("Hồ sơ của người đứng đầu do cấp trên xét. Đồng chí chọn «Trả lại Hội đồng» cho hồ sơ của mình.")
        for item in items
        if item.nomination.person_id == by.pk and item.outcome in final
    ]
    return gaps

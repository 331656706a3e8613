"""Ghi quyền lợi đã thực hiện, hoặc không áp dụng: for one of the recognised, or for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import drop, keep
from core.uploads import StoredFile
from core.vietnamese import clean, local_day, short_date
from core.workflow import AlreadyDone, lock, record_event
from nominations.models import Nomination
from rolemodels.access import keeping, kept
from rolemodels.models import Benefit, BenefitGrant

Outcome = BenefitGrant.Outcome
OTHERS = "Đồng chí có liên quan tới một cá nhân, tập thể đã chọn. Mời để đồng chí khác của Văn phòng Sở ghi."


@dataclass(frozen=True)
class Given:
    """What came of a benefit: given on a day on some ground, or not due for a reason."""

    outcome: str
    granted_on: date | None = None
    basis: str = ""
    reason: str = ""


@transaction.atomic
def give_benefit(
    benefit: Benefit, nominations: Sequence[Nomination], given: Given, *, by: User, stored: StoredFile | None = None
) -> list[BenefitGrant]:
    """A row for each of *nominations* that has none yet; *stored* is the proof of them all.

    :raises PermissionDenied: *by* is not of the Office, or is concerned in one of them.
    :raises AlreadyDone: all of them have it.
    :raises ValidationError: nobody is chosen, one is of another season, or something is not said.
    """
    capacity = keeping(by)
    row: Benefit = lock(benefit)
    wanted = {one.pk: one for one in nominations}
    mine = set(kept(by).filter(pk__in=wanted, season=row.season_id).values_list("pk", flat=True))
    if not wanted:
        raise ValidationError({"nominations": "Chưa chọn ai. Mời chọn ít nhất một cá nhân, tập thể."})
    if mine != set(wanted):
        raise PermissionDenied(OTHERS)
    facts = _checked(given, [*wanted.values()])
    there = set(BenefitGrant.objects.filter(benefit=row, nomination__in=wanted).values_list("nomination", flat=True))
    if not (left := [wanted[key] for key in wanted if key not in there]):
        raise AlreadyDone("Quyền lợi này đã ghi.")
    return [_row(row, one, facts, by, stored, capacity) for one in left]


@transaction.atomic
def take_back_grant(grant: BenefitGrant, *, by: User, reason: str) -> None:
    """What was written by mistake is gone, and the benefit waits again; history and event stay.

    :raises PermissionDenied: *by* is not of the Office, or is concerned.
    :raises AlreadyDone: it is gone.
    :raises ValidationError: no reason is given.
    """
    capacity = keeping(by)
    try:
        row: BenefitGrant = lock(grant)
    except BenefitGrant.DoesNotExist:
        raise AlreadyDone("Dòng này đã bỏ.") from None
    if not kept(by).filter(pk=row.nomination_id).exists():
        raise PermissionDenied(OTHERS)
    if not (reason := clean(reason, multiline=True)):
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi vì sao bỏ kết quả đã ghi."})
    record_event(row, "take_back_grant", by=by, was=row.outcome, now="", reason=reason, capacity=capacity)
    drop(row, by=by, why=reason)


def _row(
    benefit: Benefit, one: Nomination, facts: dict[str, object], by: User, stored: StoredFile | None, capacity: str
) -> BenefitGrant:
    row = BenefitGrant(benefit=benefit, nomination=one, recorded_by=by, recorded_at=clock.now())
    for name, value in facts.items():
        setattr(row, name, value)
    for name in StoredFile.__dataclass_fields__ if stored else ():
        setattr(row, name, getattr(stored, name))
    keep(row, by=by, why="give_benefit")
    record_event(row, "give_benefit", by=by, was="", now=row.outcome, reason=row.reason, capacity=capacity)
    return row


def _checked(given: Given, chosen: Sequence[Nomination]) -> dict[str, object]:
    if given.outcome == Outcome.NOT_APPLICABLE:
        if not (reason := clean(given.reason)):
            raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi vì sao không áp dụng."})
        return {"outcome": Outcome.NOT_APPLICABLE, "reason": reason}
    if given.outcome != Outcome.GRANTED:
        raise ValidationError({"outcome": "Chưa chọn kết quả. Mời chọn một mục."})
    if given.granted_on is None:
        raise ValidationError({"granted_on": "Chưa ghi ngày thực hiện. Mời ghi ngày."})
    first = min(local_day(one.announced_at) for one in chosen if one.announced_at)
    if given.granted_on > clock.today():
        raise ValidationError({"granted_on": "Ngày này sau hôm nay. Mời ghi ngày đã thực hiện."})
    if given.granted_on < first:
        raise ValidationError({"granted_on": f"Ngày này trước ngày công bố {short_date(first)}. Mời ghi lại ngày."})
    return {"outcome": Outcome.GRANTED, "granted_on": given.granted_on, "basis": clean(given.basis)}

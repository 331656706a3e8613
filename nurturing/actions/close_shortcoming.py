"""Khắc phục xong: the head closes a shortcoming with its proof, and opens it again where it came back."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.uploads import StoredFile
from core.vietnamese import clean
from core.workflow import AlreadyDone, duty_on, lock, record_event
from nurturing.models import NewFactor, Shortcoming, ShortcomingClosing
from nurturing.readiness import life_refusal
from nurturing.workflow import heads


@transaction.atomic
def close_shortcoming(
    shortcoming: Shortcoming, *, by: User, proof: str, stored: StoredFile | None = None
) -> ShortcomingClosing:
    """The item is overcome.

    :raises PermissionDenied: *by* neither heads nor helps to head the department that nurtures, or it is about *by*.
    :raises AlreadyDone: it is closed.
    :raises ValidationError: nothing says how, or the entry is over.
    """
    factor, row, duty = _opened(shortcoming, by)
    if row.closed_at:
        raise AlreadyDone("Nội dung này đã khắc phục.")
    if not (proof := clean(proof, multiline=True)):
        raise ValidationError({"proof": "Chưa ghi kết quả. Mời ghi đã khắc phục thế nào, căn cứ vào đâu."})
    row.closed_at = clock.now()
    made = ShortcomingClosing(shortcoming=row, proof=proof, closed_by=by, closed_at=row.closed_at)
    for name in StoredFile.__dataclass_fields__ if stored else ():
        setattr(made, name, getattr(stored, name))
    keep(made, by=by, why="close_shortcoming")
    keep(row, by=by, why="close_shortcoming", fields=["closed_at"])
    record_event(factor, "close_shortcoming", by=by, was=factor.state, now=factor.state, capacity=duty)
    return made


@transaction.atomic
def reopen_shortcoming(shortcoming: Shortcoming, *, by: User, reason: str) -> Shortcoming:
    """The item is to be overcome again; its closing stays with the reason.

    :raises PermissionDenied: as ``close_shortcoming`` does.
    :raises AlreadyDone: it is open.
    :raises ValidationError: no reason, or the entry is over.
    """
    factor, row, duty = _opened(shortcoming, by)
    if row.closed_at is None:
        raise AlreadyDone("Nội dung này đang mở.")
    if not (said := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi lý do mở lại. Mời ghi điều còn phải khắc phục."})
    standing = row.closings.get(reopened_at=None)
    standing.reopened_by, standing.reopened_at, standing.reopen_reason = by, clock.now(), said
    keep(standing, by=by, why="reopen_shortcoming", fields=["reopened_by", "reopened_at", "reopen_reason"])
    row.closed_at = None
    keep(row, by=by, why="reopen_shortcoming", fields=["closed_at"])
    record_event(factor, "reopen_shortcoming", by=by, was=factor.state, now=factor.state, capacity=duty)
    return row


def _opened(shortcoming: Shortcoming, by: User) -> tuple[NewFactor, Shortcoming, str]:
    factor: NewFactor = lock(shortcoming.new_factor)
    duty = duty_on(factor, heads, by)
    if refusal := life_refusal(factor):
        raise ValidationError(refusal)
    return factor, Shortcoming.objects.get(pk=shortcoming.pk), duty

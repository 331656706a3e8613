"""Ghi tồn tại, hạn chế: what is to be overcome, by whom and until when; edited while it is open."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, record_event
from nurturing.actions._keeping import opened_for_keeping
from nurturing.models import NewFactor, Shortcoming


@dataclass(frozen=True)
class ToOvercome:
    """The item, what is to be done, by whom and until when."""

    item: str
    action: str
    responsible: User
    until: date


@transaction.atomic
def add_shortcoming(new_factor: NewFactor, wanted: ToOvercome, *, by: User) -> Shortcoming:
    """The item.

    :raises PermissionDenied: *by* does not write for the department that nurtures, or it is about *by*.
    :raises AlreadyDone: it stands there already; IllegalMove: the entry is paused, introduced or ended.
    :raises ValidationError: something is not said, or its day is over.
    """
    row, duty = opened_for_keeping(new_factor, by)
    facts = _checked(wanted)
    if row.shortcomings.filter(**facts, closed_at=None).exists():
        raise AlreadyDone("Nội dung này đã ghi.")
    made = Shortcoming(new_factor=row, recorded_by=by, recorded_at=clock.now(), **facts)
    keep(made, by=by, why="add_shortcoming")
    record_event(row, "add_shortcoming", by=by, was=row.state, now=row.state, capacity=duty)
    return made


@transaction.atomic
def edit_shortcoming(shortcoming: Shortcoming, wanted: ToOvercome, *, by: User) -> Shortcoming:
    """The item with these words; raises as ``add_shortcoming`` does."""
    row, duty = opened_for_keeping(shortcoming.new_factor, by)
    standing = Shortcoming.objects.get(pk=shortcoming.pk)
    facts = _checked(wanted, kept=standing.until)
    if standing.closed_at:
        raise IllegalMove("Nội dung này đã khắc phục. Cần làm tiếp thì mời mở lại và ghi lý do.")
    if all(getattr(standing, name) == value for name, value in facts.items()):
        raise AlreadyDone("Nội dung này đã ghi.")
    for name, value in facts.items():
        setattr(standing, name, value)
    keep(standing, by=by, why="edit_shortcoming", fields=[*facts])
    record_event(row, "edit_shortcoming", by=by, was=row.state, now=row.state, capacity=duty)
    return standing


def _checked(wanted: ToOvercome, *, kept: date | None = None) -> dict[str, object]:
    item, action = clean(wanted.item, multiline=True), clean(wanted.action, multiline=True)
    refusals = {}
    if not item:
        refusals["item"] = "Chưa ghi tồn tại, hạn chế. Mời ghi điều cần khắc phục."
    if not action:
        refusals["action"] = "Chưa ghi việc cần làm. Mời ghi làm gì để khắc phục."
    if wanted.until < clock.today() and wanted.until != kept:
        refusals["until"] = "Hạn này đã qua. Mời ghi ngày từ hôm nay trở đi."
    if not wanted.responsible.is_active:
        refusals["responsible"] = "Đồng chí này không còn công tác. Mời chọn đồng chí khác."
    if refusals:
        raise ValidationError(refusals)
    return {"item": item, "action": action, "responsible": wanted.responsible, "until": wanted.until}

"""Ghi một nội dung lồng ghép: added, edited or taken out until the meeting was held."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import drop, keep
from core.workflow import AlreadyDone, record_event
from nominations.models import Nomination
from seasons.models import Movement
from spreading.actions._reviews import still_there
from spreading.actions.plan_insert import writable
from spreading.checking import differs, tidied
from spreading.models import Directive, InsertItem, MeetingInsert
from spreading.recognised import in_force

_NEEDED = {"text": "Chưa ghi nội dung. Mời ghi điều sẽ nói ở buổi sinh hoạt."}


@dataclass(frozen=True)
class Item:
    """What is said, by whom, in which place of the order; and what it is about, if the portal knows it."""

    text: str
    reporter: User
    ordinal: int
    movement: Movement | None = None
    nomination: Nomination | None = None
    directive: Directive | None = None


@transaction.atomic
def add_insert_item(insert: MeetingInsert, item: Item, *, by: User) -> InsertItem:
    """The item.

    :raises PermissionDenied: *by* prepares no inserts.
    :raises AlreadyDone: it stands there; IllegalMove: the meeting was held.
    :raises ValidationError: nothing is said, or the model is not one in force.
    """
    row, capacity = writable(insert, by)
    facts = _checked(item)
    if row.items.filter(**facts).exists():
        raise AlreadyDone("Nội dung này đã có.")
    made = InsertItem(insert=row, **facts)
    keep(made, by=by, why="add_insert_item")
    record_event(row, "add_insert_item", by=by, was="planned", now="planned", capacity=capacity)
    return made


@transaction.atomic
def edit_insert_item(standing: InsertItem, item: Item, *, by: User) -> InsertItem:
    """The item with these words; raises as ``add_insert_item`` does."""
    row, capacity = writable(standing.insert, by)
    kept = still_there(row.items.filter(pk=standing.pk).first(), "Nội dung")
    facts = _checked(item, kept)
    if not differs(kept, facts):
        raise AlreadyDone("Nội dung này đã ghi.")
    for name, value in facts.items():
        setattr(kept, name, value)
    keep(kept, by=by, why="edit_insert_item", fields=[*facts])
    record_event(row, "edit_insert_item", by=by, was="planned", now="planned", capacity=capacity)
    return kept


@transaction.atomic
def drop_insert_item(standing: InsertItem, *, by: User) -> None:
    """The item is out of the insert; its history stays.

    :raises PermissionDenied: *by* prepares no inserts.
    :raises AlreadyDone: it is out; IllegalMove: the meeting was held.
    """
    row, capacity = writable(standing.insert, by)
    kept = still_there(row.items.filter(pk=standing.pk).first(), "Nội dung")
    record_event(row, "drop_insert_item", by=by, was="planned", now="planned", capacity=capacity)
    drop(kept, by=by, why="drop_insert_item")


def _checked(item: Item, standing: InsertItem | None = None) -> dict[str, object]:
    model = item.nomination
    kept = standing is not None and model is not None and standing.nomination_id == model.pk
    if model is not None and not kept and not in_force().filter(pk=model.pk).exists():
        raise ValidationError({"nomination": "Giấy công nhận của điển hình này không còn hiệu lực. Mời chọn lại."})
    return tidied({name: getattr(item, name) for name in Item.__dataclass_fields__}, _NEEDED)

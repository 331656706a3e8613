"""The documents by which a movement was launched: added, and set aside with a reason; none is written over."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.uploads import StoredFile
from core.vietnamese import clean
from core.workflow import AlreadyDone, lock, record_event
from seasons.access import tending
from seasons.actions._files import file_facts
from seasons.models import Movement, MovementDocument
from seasons.readiness import refuse_closed


@transaction.atomic
def add_movement_document(
    movement: Movement, *, by: Any, facts: Mapping[str, Any], stored: StoredFile | None
) -> MovementDocument:
    """Add a launching document.

    :param facts: ``number``, ``dated``, ``issuer``, ``abstract``.
    :raises PermissionDenied: *by* does not tend the season.
    :raises AlreadyDone: the same document stands there.
    :raises ValidationError: the season is closed, something is missing, or number and date stand there already.
    """
    capacity, row = tending(by), lock(movement)
    refuse_closed(row.season)
    document = MovementDocument(movement=row, added_at=clock.now(), added_by=by, **facts, **file_facts(stored))
    same = row.documents.filter(set_aside_at=None, **facts)
    if same.filter(sha256=document.sha256).exists():
        raise AlreadyDone(f"{document} đã có ở phong trào này.")
    document.full_clean()
    document.save()
    record_event(row, "add_document", by=by, was="", now="", reason=document.cited, capacity=capacity)
    return document


@transaction.atomic
def set_aside_document(document: MovementDocument, *, by: Any, reason: str) -> MovementDocument:
    """Set a document aside: the movement no longer names it, the row and its file stay.

    :raises PermissionDenied: *by* does not tend the season.
    :raises AlreadyDone: it was set aside before.
    :raises ValidationError: the season is closed, or no reason is given.
    """
    capacity, movement = tending(by), lock(document.movement)
    refuse_closed(movement.season)
    row = MovementDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if row.set_aside_at is not None:
        raise AlreadyDone(f"{row} đã được bỏ khỏi phong trào.")
    said = clean(reason)
    if not said:
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."})
    row.set_aside_at, row.set_aside_by, row.set_aside_reason = clock.now(), by, said
    row.save(update_fields=["set_aside_at", "set_aside_by", "set_aside_reason"])
    record_event(movement, "set_aside_document", by=by, was="", now="", reason=said, capacity=capacity)
    return row

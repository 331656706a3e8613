"""A movement runs longer than was announced, or is stopped before its end."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.history import keep
from core.uploads import StoredFile
from core.vietnamese import clean, short_date
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from seasons.access import tending
from seasons.actions._files import file_facts
from seasons.models import Movement, MovementChange
from seasons.readiness import refuse_closed

Kind = MovementChange.Kind


@transaction.atomic
def extend_movement(
    movement: Movement, *, by: Any, day: date, reason: str, document: str, stored: StoredFile | None
) -> MovementChange:
    """Gia hạn: the movement's last day is *day*; what dossiers said of it stays.

    :raises PermissionDenied: *by* does not tend the season.
    :raises AlreadyDone: that day is its last day by the same document.
    :raises ValidationError: the season is closed, the movement stopped, the day not later, or no ground is given.
    """
    capacity, row = tending(by), _open(movement)
    if row.changes.filter(kind=Kind.EXTENDED, day=day, document=clean(document)).exists():
        raise AlreadyDone(f"Đã ghi gia hạn đến hết ngày {short_date(day)}.")
    if row.stopped_on:
        raise IllegalMove(f"Phong trào này đã dừng từ ngày {short_date(row.stopped_on)} nên không gia hạn được nữa.")
    if day <= row.ends:
        last = short_date(row.ends)
        raise ValidationError({"day": f"Phong trào đang đến hết ngày {last}. Mời ghi một ngày sau ngày đó."})
    change = _keep(row, by=by, kind=Kind.EXTENDED, day=day, reason=reason, document=document, stored=stored)
    row.ends, row.changed_at = day, change.made_at
    keep(row, by=by, why=change.reason, fields=["ends", "changed_at"])
    record_event(row, "extend", by=by, was="", now="", reason=change.reason, capacity=capacity)
    return change


@transaction.atomic
def stop_movement(
    movement: Movement, *, by: Any, day: date, reason: str, document: str, stored: StoredFile | None
) -> MovementChange:
    """Dừng phong trào: from *day* on nobody chooses it or registers for it; what was submitted stays as it was.

    :raises PermissionDenied: *by* does not tend the season.
    :raises AlreadyDone: it was stopped before.
    :raises ValidationError: the season is closed, the day is not one of the movement's, or no ground is given.
    """
    capacity, row = tending(by), _open(movement)
    if row.stopped_on:
        raise AlreadyDone(f"Phong trào này đã ghi dừng từ ngày {short_date(row.stopped_on)}.")
    if not row.begins <= day <= row.ends:
        begins, ends = short_date(row.begins), short_date(row.ends)
        words = f"Phong trào từ ngày {begins} đến hết ngày {ends}. Mời ghi một ngày trong thời gian đó."
        raise ValidationError({"day": words})
    change = _keep(row, by=by, kind=Kind.STOPPED, day=day, reason=reason, document=document, stored=stored)
    row.stopped_on, row.changed_at = day, change.made_at
    keep(row, by=by, why=change.reason, fields=["stopped_on", "changed_at"])
    record_event(row, "stop", by=by, was="", now="", reason=change.reason, capacity=capacity)
    return change


def _open(movement: Movement) -> Movement:
    row: Movement = lock(movement)
    refuse_closed(row.season)
    return row


def _keep(
    row: Movement, *, by: Any, kind: MovementChange.Kind, day: date, reason: str, document: str,
    stored: StoredFile | None,
) -> MovementChange:  # fmt: skip
    reason, document = clean(reason), clean(document)
    refusals = {}
    if not reason:
        refusals["reason"] = "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."
    if not document:
        refusals["document"] = "Chưa ghi văn bản. Mời ghi số, ngày và cơ quan ban hành."
    if refusals:
        raise ValidationError(refusals)
    change = MovementChange(
        movement=row, kind=kind, was_ends=row.ends, day=day, reason=reason, document=document,
        made_at=clock.now(), made_by=by, **file_facts(stored),
    )  # fmt: skip
    change.full_clean()
    change.save()
    return change

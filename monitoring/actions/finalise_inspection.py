"""Chốt biên bản kiểm tra; afterwards nothing in it changes, what is to be put right is added."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from monitoring.inspecting import recording
from monitoring.models import Inspection, InspectionAddition


@transaction.atomic
def finalise_inspection(inspection: Inspection, *, by: User) -> Inspection:
    """The record as it stays, from now on read by the department.

    :raises PermissionDenied: *by* does not record visits.
    :raises AlreadyDone: it is finalised.
    """
    capacity = recording(by)
    row: Inspection = lock(inspection)
    if row.finalised_at:
        raise AlreadyDone("Biên bản này đã chốt.")
    row.finalised_by, row.finalised_at = by, clock.now()
    keep(row, by=by, why="finalise_inspection", fields=["finalised_by", "finalised_at"])
    record_event(row, "finalise_inspection", by=by, was="draft", now="finalised", capacity=capacity)
    return row


@transaction.atomic
def add_to_inspection(inspection: Inspection, *, by: User, text: str) -> InspectionAddition:
    """What is added to a finalised record.

    :raises PermissionDenied: *by* does not record visits.
    :raises AlreadyDone: the same was added; IllegalMove: it is still a draft.
    :raises ValidationError: nothing is said.
    """
    capacity = recording(by)
    row: Inspection = lock(inspection)
    if not row.finalised_at:
        raise IllegalMove("Biên bản này chưa chốt. Mời đồng chí sửa thẳng vào bản nháp.")
    if not (text := clean(text, multiline=True)):
        raise ValidationError({"text": "Chưa ghi nội dung bổ sung. Mời ghi chỗ cần bổ sung, đính chính."})
    if row.additions.filter(text=text).exists():
        raise AlreadyDone("Nội dung bổ sung này đã ghi.")
    addition = InspectionAddition.objects.create(inspection=row, text=text, added_by=by, added_at=clock.now())
    record_event(row, "add_to_inspection", by=by, was="finalised", now="finalised", reason=text, capacity=capacity)
    return addition

"""What acts on records of visits share."""

from accounts.models import User
from core.workflow import AlreadyDone, IllegalMove, lock
from monitoring.inspecting import recording
from monitoring.models import Inspection


def opened_draft(inspection: Inspection, by: User) -> tuple[Inspection, str]:
    """The record, locked to be written, and the duty in which *by* writes it.

    :raises PermissionDenied: *by* does not record visits.
    :raises IllegalMove: it is finalised; AlreadyDone: it was dropped.
    """
    capacity = recording(by)
    try:
        row: Inspection = lock(inspection)
    except Inspection.DoesNotExist:
        raise AlreadyDone("Bản nháp này đã bỏ.") from None
    if row.finalised_at:
        raise IllegalMove(
            "Biên bản này đã chốt nên không sửa được. Có nội dung cần đính chính thì đồng chí ghi bổ sung."
        )
    return row, capacity

"""Ghi kết quả sinh hoạt: how many were there and what came of it; afterwards the insert stays as it is."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from spreading.access import preparing
from spreading.checking import tidied
from spreading.models import MeetingInsert

MOST = 5_000


@transaction.atomic
def tell_insert(insert: MeetingInsert, *, attended: int, outcome: str, by: User) -> MeetingInsert:
    """The insert with what came of it.

    :raises PermissionDenied: *by* prepares no inserts.
    :raises AlreadyDone: it was told; IllegalMove: the day has not come, or nothing was to be said there.
    :raises ValidationError: nothing is said, or the number is none.
    """
    capacity = preparing(by)
    row: MeetingInsert = lock(insert)
    if row.told_at:
        raise AlreadyDone("Buổi sinh hoạt này đã ghi kết quả.")
    if row.meets_on > clock.today():
        raise IllegalMove("Buổi sinh hoạt chưa tới ngày nên chưa ghi được kết quả.")
    if not row.items.exists():
        raise IllegalMove("Buổi này chưa có nội dung lồng ghép nào. Mời thêm nội dung rồi ghi kết quả.")
    tidy = tidied({"outcome": outcome}, {"outcome": "Chưa ghi kết quả. Mời ghi tóm tắt buổi sinh hoạt."})
    if not 1 <= attended <= MOST:
        raise ValidationError({"attended": f"Số người dự từ 1 đến {MOST}. Mời ghi lại."})
    row.attended, row.outcome, row.told_at, row.told_by = attended, tidy["outcome"], clock.now(), by
    keep(row, by=by, why="tell_insert", fields=["attended", "outcome", "told_at", "told_by"])
    record_event(row, "tell_insert", by=by, was="planned", now="told", capacity=capacity)
    return row

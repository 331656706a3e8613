"""Lập tập lưu trữ: a volume of a closed season is asked for; the clock writes it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, lock, record_event
from operations.access import kept_back, parts_of
from operations.archives.parts import PARTS
from operations.models import SeasonArchive
from seasons.models import Season
from seasons.workflow import State

CONCERNED = (
    "Kỳ này có hồ sơ chưa công bố mà đồng chí có liên quan nên đồng chí không lập, không tải tập lưu trữ của kỳ. "
    "Đồng chí nhờ người khác cùng nhiệm vụ làm việc này."
)


@transaction.atomic
def ask_archive(season: Season, part: str, *, by: User) -> SeasonArchive:
    """Have the volume *part* of *season* written; one that failed is tried again.

    :raises PermissionDenied: *by* does not read this volume.
    :raises ValidationError: the season is not closed, or a file of it is kept from *by*.
    :raises AlreadyDone: it is being written.
    """
    if part not in {one.key for one in parts_of(by)}:
        raise PermissionDenied
    row: Season = lock(season)
    if row.state != State.CLOSED:
        raise ValidationError("Kỳ bình xét chưa kết thúc nên chưa lập tập lưu trữ. Mời đồng chí kết thúc kỳ trước.")
    if kept_back(row, by):
        raise ValidationError(CONCERNED)
    waiting = SeasonArchive.objects.filter(season=row, part=part, made_at=None).first()
    if waiting and not waiting.failure:
        raise AlreadyDone("Tập này đang được lập. Đồng chí tải lại trang để xem tiến độ.")
    archive = waiting or SeasonArchive(season=row, part=part)
    archive.asked_at, archive.asked_by, archive.failure = clock.now(), by, ""
    archive.done = archive.total = 0
    archive.save()
    record_event(archive, "ask_archive", by=by, was="", now=part, capacity=PARTS[part].title)
    return archive

"""Ghi sự cố lộ kết quả: recorded, written on, closed. No result is announced by any of it."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import drop, keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, duty_on, lock, record_event
from nominations.models import Nomination
from operations.leaks import RECORDING, files_for_leaks, leaks_kept, records_leaks
from operations.models import Leak, LeakFile
from seasons.models import Season


@transaction.atomic
def record_leak(
    season: Season, *, by: User, found_at: datetime, what: str, done: str, concerned: Iterable[Nomination]
) -> Leak:
    """The incident.

    :raises PermissionDenied: *by* does not preside.
    :raises AlreadyDone: *by* recorded it before.
    :raises ValidationError: nothing is said, the moment is to come, or a file may not be named by *by*.
    """
    if not records_leaks(by):
        raise PermissionDenied
    row: Season = lock(season)
    what, done = _tidy(what), _tidy(done)
    named = _checked(found_at, what, concerned, by)
    if Leak.objects.filter(season=row, recorded_by=by, found_at=found_at, what=what).exists():
        raise AlreadyDone("Sự cố này đã ghi.")
    leak = Leak(season=row, found_at=found_at, what=what, done=done, recorded_by=by, recorded_at=clock.now())
    keep(leak, by=by, why="record_leak")
    _name_files(leak, named, by)
    record_event(leak, "record_leak", by=by, was="", now="open", capacity=duty_on(leak, RECORDING, by))
    return leak


@transaction.atomic
def edit_leak(
    leak: Leak, *, by: User, found_at: datetime, what: str, done: str, concerned: Iterable[Nomination]
) -> Leak:
    """The incident with its words and files as they now are.

    :raises PermissionDenied: *by* does not preside, or is concerned in a file that it names.
    :raises AlreadyDone: it says so already; IllegalMove: it is closed.
    :raises ValidationError: as ``record_leak`` does.
    """
    row, capacity = _locked(leak, by)
    if row.closed_at:
        raise IllegalMove("Sự cố này đã kết thúc nên không sửa được. Có tình tiết mới thì đồng chí ghi sự cố mới.")
    what, done = _tidy(what), _tidy(done)
    named = _checked(found_at, what, concerned, by)
    before = {one.nomination_id for one in row.concerns.all()}
    if (row.found_at, row.what, row.done, before) == (found_at, what, done, {one.pk for one in named}):
        raise AlreadyDone("Nội dung này đã ghi.")
    row.found_at, row.what, row.done = found_at, what, done
    keep(row, by=by, why="edit_leak", fields=["found_at", "what", "done"])
    _name_files(row, named, by)
    record_event(row, "edit_leak", by=by, was="open", now="open", capacity=capacity)
    return row


@transaction.atomic
def close_leak(leak: Leak, *, by: User, done: str) -> Leak:
    """The incident, closed with what was done; from now on nobody writes on it.

    :raises PermissionDenied: as ``edit_leak`` does.
    :raises AlreadyDone: it is closed.
    :raises ValidationError: it does not say what was done.
    """
    row, capacity = _locked(leak, by)
    if row.closed_at:
        raise AlreadyDone("Sự cố này đã kết thúc.")
    if not (done := _tidy(done)):
        raise ValidationError({"done": "Chưa ghi việc đã làm. Mời ghi đã tìm hiểu, nhắc nhở, xử lý thế nào."})
    row.done, row.closed_by, row.closed_at = done, by, clock.now()
    keep(row, by=by, why="close_leak", fields=["done", "closed_by", "closed_at"])
    record_event(row, "close_leak", by=by, was="open", now="closed", capacity=capacity)
    return row


def _locked(leak: Leak, by: User) -> tuple[Leak, str]:
    row: Leak = lock(leak)
    if not leaks_kept(by).filter(pk=row.pk).exists():
        raise PermissionDenied
    return row, duty_on(row, RECORDING, by)


def _tidy(text: str) -> str:
    return clean(text, multiline=True)


def _checked(found_at: datetime, what: str, files: Iterable[Nomination], by: User) -> list[Nomination]:
    refusals = {}
    if found_at > clock.now():
        refusals["found_at"] = "Thời điểm này chưa tới. Mời ghi lúc phát hiện sự cố."
    if not what:
        refusals["what"] = "Chưa ghi lộ nội dung gì. Mời ghi nội dung bị lộ và nơi phát hiện."
    named = list(files)
    allowed = {row.pk for row in files_for_leaks(by).filter(pk__in=[row.pk for row in named])}
    if {row.pk for row in named} - allowed:
        refusals["concerned"] = "Có hồ sơ không ghi được ở đây. Mời tải lại trang rồi chọn lại."
    if refusals:
        raise ValidationError(refusals)
    return named


def _name_files(leak: Leak, named: list[Nomination], by: User) -> None:
    wanted = {row.pk for row in named}
    standing = {one.nomination_id: one for one in leak.concerns.all()}
    for key, one in standing.items():
        if key not in wanted:
            drop(one, by=by, why="edit_leak")
    for row in named:
        if row.pk not in standing:
            keep(LeakFile(leak=leak, nomination=row), by=by, why="edit_leak")

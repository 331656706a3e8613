"""Tài liệu của buổi: added and taken out until the session is closed."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.history import drop, keep
from core.uploads import StoredFile
from core.workflow import AlreadyDone, record_event
from spreading.actions._reviews import opened, still_there
from spreading.checking import tidied
from spreading.models import ReviewFile, ReviewSession
from spreading.stored import facts_of


@transaction.atomic
def add_review_file(review: ReviewSession, *, title: str, stored: StoredFile, by: User) -> ReviewFile:
    """The material.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: the same file under the same title is there; IllegalMove: the session is closed or cancelled.
    :raises ValidationError: it has no title.
    """
    row, capacity = opened(review, by)
    tidy = tidied({"title": title}, {"title": "Chưa ghi tên tài liệu. Ví dụ: Báo cáo sơ kết 6 tháng."})
    if row.files.filter(**tidy, sha256=stored.sha256).exists():
        raise AlreadyDone("Tài liệu này đã có ở buổi.")
    file = ReviewFile(review=row, **tidy, **facts_of(stored), added_by=by, added_at=clock.now())
    keep(file, by=by, why="add_review_file")
    record_event(row, "add_review_file", by=by, was=row.state, now=row.state, reason=file.title, capacity=capacity)
    return file


@transaction.atomic
def drop_review_file(file: ReviewFile, *, by: User) -> None:
    """The material is no longer handed out; its history stays.

    :raises PermissionDenied: *by* prepares no sessions.
    :raises AlreadyDone: it is gone; IllegalMove: the session is closed or cancelled.
    """
    row, capacity = opened(file.review, by)
    standing = still_there(row.files.filter(pk=file.pk).first(), "Tài liệu")
    record_event(row, "drop_review_file", by=by, was=row.state, now=row.state, reason=file.title, capacity=capacity)
    drop(standing, by=by, why="drop_review_file")

"""A story that never went out is given up by its writers."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import drop
from core.workflow import record_event
from stories.actions._files import files_of, forget
from stories.actions._writing import opened_for_writing
from stories.models import Story


@transaction.atomic
def drop_story(story: Story, *, by: User) -> None:
    """Delete the draft with its photos.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: it waits for an answer, or is up.
    :raises ValidationError: it went out once: then it is taken down and kept.
    """
    row = opened_for_writing(story, by)
    if row.first_published_at is not None:
        raise ValidationError("Bài đã từng đăng thì không bỏ được. Mời đồng chí gỡ bài và ghi lý do.")
    files = files_of(row.photos.all())
    record_event(row, "drop", by=by, was=row.state, now="")
    drop(row, by=by, why="drop")
    transaction.on_commit(partial(forget, files))

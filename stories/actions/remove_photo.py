"""A photo is taken out, from the draft and from every public page at once."""

from functools import partial

from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event, require_duty
from stories.actions._files import files_of, forget
from stories.actions._writing import wrote
from stories.models import Photo, Story
from stories.workflow import STORY


@transaction.atomic
def remove_photo(photo: Photo, *, by: User) -> Photo:
    """Take it out with its files, in any state of its story: a picture less harms nobody.

    :raises PermissionDenied: *by* does not write about this model.
    :raises AlreadyDone: it was taken out before.
    """
    story: Story = lock(photo.story)
    capacity = require_duty(story, STORY, "write", by=by)
    row = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo.pk)
    if row.removed_at is not None:
        raise AlreadyDone("Ảnh này đã được bỏ khỏi bài.")
    was, row.live = "live" if row.live else "drafted", False
    row.removed_at, row.removed_by = clock.now(), by
    files, row.stored_name = files_of([row]), ""
    keep(row, by=by, why="remove")
    row.renditions.all().delete()
    transaction.on_commit(partial(forget, files))
    record_event(row, "remove", by=by, was=was, now="removed", capacity=capacity)
    wrote(story, by)
    return row

"""A photo is added to a story's draft, in every width that screens ask for."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from core import clock
from core.history import keep
from core.uploads import StoredFile
from core.uploads.scaling import Renditions
from stories.actions._writing import opened_for_writing, wrote
from stories.models import Photo, Rendition, Story

MOST = 20
#: Widths of the files that pages offer to browsers, in pixels.
WIDTHS = (480, 960, 1600)


@transaction.atomic
def add_photo(story: Story, *, by: User, stored: StoredFile, made: Renditions) -> Photo:
    """Add the picture as the next number.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: the story waits for an answer, or is up.
    :raises ValidationError: there are twenty, or this very picture is there already.
    """
    row = opened_for_writing(story, by)
    there = row.photos.filter(removed_at=None)
    if there.count() >= MOST:
        raise ValidationError(f"Mỗi bài có tối đa {MOST} ảnh. Mời đồng chí bỏ bớt ảnh rồi thêm.")
    if there.filter(sha256=stored.sha256).exists():
        raise ValidationError("Ảnh này đã có trong bài. Mời đồng chí chọn ảnh khác.")
    last = row.photos.aggregate(number=Max("number"), position=Max("position"))
    photo = Photo(
        story=row, number=(last["number"] or 0) + 1, position=(last["position"] or 0) + 1, width=made.width,
        height=made.height, added_by=by, added_at=clock.now(), **stored.facts,
    )  # fmt: skip
    keep(photo, by=by, why="add")
    Rendition.objects.bulk_create(
        Rendition(photo=photo, form=one.form, width=one.width, height=one.height, **one.stored.facts)
        for one in made.files
    )
    wrote(row, by)
    return photo

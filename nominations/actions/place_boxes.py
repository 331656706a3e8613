"""Somebody places what is to be black in the redacted twin of a piece of evidence; no twin is made yet."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.uploads.covering import Box
from nominations.actions._covering import opened_for_covering
from nominations.limits import MAX_COVER_BOXES
from nominations.models import Evidence


@transaction.atomic
def place_boxes(evidence: Evidence, *, by: User, page: int, boxes: Iterable[Box], more: Iterable[Box] = ()) -> Evidence:
    """Have exactly *boxes* on *page*, and *more* on whatever page they say; those of other pages stay.

    :raises PermissionDenied: as ``opened_for_covering`` does.
    :raises IllegalMove: as ``opened_for_covering`` does.
    :raises ValidationError: there would be too many.
    """
    _, row = opened_for_covering(evidence, by)
    kept = [tuple(box) for box in row.cover_boxes if box[0] != page]
    placed = sorted({*kept, *boxes, *more})
    if len(placed) > MAX_COVER_BOXES:
        raise ValidationError(
            f"Mỗi tệp nhận tối đa {MAX_COVER_BOXES} ô che. Mời đồng chí dùng ít ô lớn hơn thay cho nhiều ô nhỏ."
        )
    row.cover_boxes = [list(box) for box in placed]
    row.save(update_fields=["cover_boxes"])
    return row

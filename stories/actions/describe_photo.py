"""What is said of a photo: caption, description for who cannot see it, who is seen, its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import drop, keep
from core.vietnamese import clean
from stories.actions._subjects import subject_meant
from stories.actions._writing import opened_for_writing, wrote
from stories.models import Photo, Seen, Subject
from stories.people import Outsider


@dataclass(frozen=True)
class Description:
    """The words; ``position`` is its place among the photos, from 1."""

    caption: str
    alt: str
    position: int
    nobody_seen: bool = False


@transaction.atomic
def describe_photo(photo: Photo, *, by: User, said: Description, seen: Iterable[User | Subject | Outsider]) -> Photo:
    """Save what is said of it; words of a photo that is up change at the next approval.

    Who is seen holds at once, and of a photo that is up nobody is struck off: it is taken out and added anew.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: the story waits for an answer, or is up.
    :raises ValidationError: nobody is said to be seen, and somebody is named.
    """
    story = opened_for_writing(photo.story, by)
    row = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo.pk, removed_at=None)
    wanted = {one.pk: one for one in (subject_meant(one, by) for one in seen)}
    if wanted and said.nobody_seen:
        raise ValidationError("Vừa khai người trong ảnh, vừa đánh dấu không nhận ra ai. Mời chọn một.")
    row.next_caption, row.next_alt, row.position = clean(said.caption), clean(said.alt), said.position
    row.nobody_seen = said.nobody_seen
    _declare(row, wanted, by)
    keep(row, by=by, why="describe")
    wrote(story, by)
    return row


def _declare(photo: Photo, wanted: dict[int, Subject], by: User) -> None:
    there = {one.subject_id: one for one in photo.seen.all()}
    if photo.live and there.keys() - wanted.keys():
        raise ValidationError(
            "Ảnh đang đăng thì không bớt người đã khai. Mời đồng chí bỏ ảnh này rồi thêm lại để duyệt lại."
        )
    if any(there[key].refused_at is not None for key in there.keys() - wanted.keys()):
        raise ValidationError(
            "Có người giữ lại ảnh này nên không bớt tên người ấy. Mời đồng chí bỏ ảnh này, thêm ảnh khác."
        )
    for key in there.keys() - wanted.keys():
        drop(there[key], by=by, why="undeclare")
    for key in wanted.keys() - there.keys():
        seen = Seen(photo=photo, subject=wanted[key], declared_by=by, declared_at=clock.now())
        seen.refused_at = _refused_at(seen)
        keep(seen, by=by, why="declare")


def _refused_at(seen: Seen) -> datetime | None:
    """When this person held the very picture back where it stood before: it comes back as it was held."""
    before = Seen.objects.filter(subject=seen.subject, photo__sha256=seen.photo.sha256).order_by("-photo")
    return before.values_list("refused_at", flat=True).first()

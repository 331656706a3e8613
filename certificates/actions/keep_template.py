"""Lưu mẫu giấy công nhận: a new version of the places of words on a blank. Earlier versions stay as they were."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from certificates.access import prepares
from certificates.models import Blank, BlankTemplate
from certificates.rendering.places import Plan, problems, stored
from certificates.templates_of_blanks import latest_template
from core import clock
from core.uploads import StoredFile
from core.workflow import AlreadyDone, lock, record_event


@transaction.atomic
def keep_template(
    blank: Blank, *, orientation: str, plan: Plan, picture: StoredFile | None, after: int, by: User
) -> BlankTemplate:
    """Add a version; *after* is the number of the last one its writer saw (0: none). No new picture: the old one stays.

    :raises AlreadyDone: the last version says the same.
    :raises PermissionDenied: *by* does not work in the Office.
    :raises ValidationError: a place is off the sheet, too small, on another one; or there is a newer version.
    """
    if not prepares(by):
        raise PermissionDenied
    row: Blank = lock(blank)
    if wrong := problems(plan):
        raise ValidationError({f"{key}-{measure}": sentence for (key, measure), sentence in wrong.items()})
    last, places = latest_template(row), stored(plan)
    if last and picture is None and (last.orientation, last.places) == (orientation, places):
        raise AlreadyDone(f"Mẫu không đổi: bản {last.number} đã lưu đúng như vậy.")
    number = last.number if last else 0
    if number != after:
        raise ValidationError(
            f"Mẫu vừa có bản {number} do {_maker(last)} lưu. Đồng chí xem lại các số dưới đây rồi bấm lưu lần nữa."
        )
    template = BlankTemplate.objects.create(
        blank=row,
        number=number + 1,
        orientation=orientation,
        places=places,
        made_at=clock.now(),
        made_by=by,
        **_picture(picture, last),
    )
    record_event(template, "create", by=by, was="", now="")
    return template


def _maker(last: BlankTemplate | None) -> str:
    return last.made_by.full_name if last else "người khác"


def _picture(new: StoredFile | None, last: BlankTemplate | None) -> dict[str, Any]:
    if new:
        name, media_type, sha256 = new.stored_name, new.media_type, new.sha256
    elif last:
        name, media_type, sha256 = last.picture_stored_name, last.picture_media_type, last.picture_sha256
    else:
        return {}
    return {"picture_stored_name": name, "picture_media_type": media_type, "picture_sha256": sha256}

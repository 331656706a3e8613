"""Somebody who had refused a photo lets it be shown."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from core.history import keep
from core.workflow import AlreadyDone, hold_gate, record_event
from stories.models import Seen


@transaction.atomic
def allow_photo(seen: Seen, *, by: User) -> Seen:
    """The photo is shown where everyone in it agrees to pictures.

    :raises PermissionDenied: *by* is not the person seen.
    :raises AlreadyDone: it was not refused.
    """
    hold_gate()
    row = Seen.objects.select_for_update(of=("self",), no_key=True).select_related("subject").get(pk=seen.pk)
    if row.subject.user_id != by.pk:
        raise PermissionDenied("Mỗi người tự quyết định về ảnh của mình.")
    if row.refused_at is None:
        raise AlreadyDone("Ảnh này đang được phép hiển thị.")
    row.refused_at = None
    keep(row, by=by, why="allow")
    record_event(row, "allow", by=by, was="refused", now="allowed")
    return row

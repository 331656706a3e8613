"""Somebody who is seen in a photo does not want this one shown."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.workflow import AlreadyDone, hold_gate, record_event
from stories.models import Seen


@transaction.atomic
def refuse_photo(seen: Seen, *, by: User) -> Seen:
    """From this moment on no page shows the photo.

    :raises PermissionDenied: *by* is not the person seen.
    :raises AlreadyDone: it was refused before.
    """
    hold_gate()
    row = Seen.objects.select_for_update(of=("self",), no_key=True).select_related("subject").get(pk=seen.pk)
    if row.subject.user_id != by.pk:
        raise PermissionDenied("Mỗi người tự quyết định về ảnh của mình.")
    if row.refused_at is not None:
        raise AlreadyDone("Ảnh này đã được giữ lại, không hiển thị.")
    row.refused_at = clock.now()
    keep(row, by=by, why="refuse")
    record_event(row, "refuse", by=by, was="allowed", now="refused")
    return row

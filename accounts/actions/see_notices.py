"""Whoever was told says so: one notice read, or all of them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Notice, User
from core import clock
from core.workflow import AlreadyDone


@transaction.atomic
def see_notice(notice: Notice, *, by: User) -> None:
    """Keep when *by* first read it.

    :raises PermissionDenied: it was told to somebody else.
    :raises AlreadyDone: it was read before.
    """
    if notice.user_id != by.pk:
        raise PermissionDenied("Thông báo này của người khác.")
    if not Notice.objects.filter(pk=notice.pk, seen_at=None).update(seen_at=clock.now()):
        raise AlreadyDone("Thông báo này đã đọc.")


@transaction.atomic
def see_all_notices(*, by: User) -> None:
    """Keep that *by* has read whatever was told so far.

    :raises AlreadyDone: nothing was unread.
    """
    if not Notice.objects.filter(user=by, seen_at=None).update(seen_at=clock.now()):
        raise AlreadyDone("Không còn thông báo nào chưa đọc.")

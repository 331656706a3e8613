"""Destroy the keys of a session: after the signed minutes, or when it is put off."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.workflow import AlreadyDone, lock
from councils.access import RUNNERS
from councils.electronic import keyring
from councils.electronic.ceremony import keys_of
from councils.guards import guard, note, refuse_unless
from councils.models import CouncilSession
from councils.readiness import signed_minutes
from councils.workflow import State


@transaction.atomic
def destroy_keys(session: CouncilSession, *, by: Any) -> None:
    """The server's half is gone, and the record says who had it destroyed; the counters destroy theirs themselves.

    :raises PermissionDenied: only the secretary and those who preside have keys destroyed.
    :raises ValidationError: the session voted on paper, or its minutes are not signed.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.COUNTED], "Hủy khóa hòm phiếu")
    keys = keys_of(row)
    if keys is None:
        raise ValidationError("Phiên họp này bỏ phiếu giấy nên không có khóa để hủy. Mời kết thúc phiên họp.")
    if keys.destroyed_at is not None:
        raise AlreadyDone("Khóa hòm phiếu đã hủy.")
    guard(signed_minutes(row))
    destroy_server_keys(row)
    note(row, "destroy_keys", by=by, capacity=capacity)


def destroy_server_keys(session: CouncilSession) -> None:
    """Mark the keys in force as destroyed, and destroy the server's half once that is certain."""
    for keys in session.key_sets.filter(set_aside_at=None, destroyed_at=None):
        keys.destroyed_at = clock.now()
        keys.save(update_fields=["destroyed_at"])
        transaction.on_commit(partial(keyring.destroy, keys.name))

"""The counter who asks, as a holder of the keys in force."""

from typing import Any

from django.core.exceptions import PermissionDenied

from councils.models import CouncilSession, KeyHolder


def holder_of(session: CouncilSession, user: Any) -> KeyHolder:
    """:raises PermissionDenied: *user* holds no key of this session."""
    rows = KeyHolder.objects.filter(keys__session=session, keys__set_aside_at=None, user=user.pk)
    holder = rows.select_related("keys__session__season").first()
    if holder is None:
        raise PermissionDenied
    return holder

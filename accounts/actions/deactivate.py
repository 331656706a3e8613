from typing import Any

from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions._managing import refuse_unless_managing
from accounts.actions.invite import revoke_open_invitation
from accounts.models import User
from accounts.readiness import refuse_without_administrator
from core.history import keep
from core.workflow import lock, record_event


@transaction.atomic
def deactivate(person: User, *, by: Any, reason: str) -> User:
    """End a person's account: every sign-in ends at once, an open invitation dies, nothing is deleted.

    :raises PermissionDenied: *by* may not manage this person.
    :raises ValidationError: no reason is given, or no administrator would be left.
    """
    refuse_unless_managing(by, person)
    if not reason.strip():
        raise ValidationError("Phải ghi rõ lý do ngừng tài khoản.")
    row: User = lock(person)
    refuse_without_administrator(row)
    row.is_active = False
    keep(row, by=by, why=reason, fields=["is_active"])
    revoke_open_invitation(row)
    for session in UserSession.objects.filter(user=row):
        session.end()
    record_event(row, "deactivate", by=by, was="", now="", reason=reason.strip())
    return row

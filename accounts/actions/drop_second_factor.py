from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import holds
from accounts.actions._managing import refuse_unless_managing
from accounts.models import User
from accounts.roles import Role
from core.workflow import record_event


@transaction.atomic
def drop_second_factor(person: User, *, by: Any, reason: str) -> User:
    """After a lost phone and lost codes: the old second factor dies, every sign-in ends, a new one must be set up.

    :raises PermissionDenied: *by* is no administrator, or acts for himself.
    :raises ValidationError: no reason is given.
    """
    refuse_unless_managing(by, person)
    if not holds(by, Role.ADMINISTRATOR):
        raise PermissionDenied("Việc này do người quản trị hệ thống làm.")
    if not reason.strip():
        raise ValidationError("Phải ghi rõ lý do bỏ xác nhận hai bước của người khác.")
    Authenticator.objects.filter(user=person).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
    record_event(person, "drop_second_factor", by=by, was="", now="", reason=reason.strip())
    return person

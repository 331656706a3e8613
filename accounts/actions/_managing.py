from typing import Any

from django.core.exceptions import PermissionDenied

from accounts.access import duties_of, holds, manages_people
from accounts.models import User
from accounts.roles import ONLY_BY_ADMINISTRATOR, Role


def refuse_unless_managing(by: Any, person: User, *roles: str) -> None:
    """Guard of every act on another's account and duties.

    :raises PermissionDenied: *by* keeps no staff list; or acts for himself; or *roles* (else the person's own
        duties) hold one that only an administrator gives, and *by* is none.
    """
    if not manages_people(by) or by.pk == person.pk:
        raise PermissionDenied("Việc về tài khoản và nhiệm vụ do Văn phòng Sở hoặc người quản trị làm cho người khác.")
    grave = ONLY_BY_ADMINISTRATOR & {*(roles or (duty.role for duty in duties_of(person)))}
    if grave and not holds(by, Role.ADMINISTRATOR):
        raise PermissionDenied("Việc này do người quản trị hệ thống làm.")

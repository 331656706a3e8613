"""What must hold before an account or a duty may end."""

from django.core.exceptions import ValidationError

from accounts.models import Duty, User
from accounts.roles import Role
from core import clock


def refuse_without_administrator(leaving: User) -> None:
    """The portal always keeps an administrator who can sign in.

    :raises ValidationError: *leaving* is the last one.
    """
    administrators = Duty.objects.in_force(clock.today()).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    if administrators.filter(user=leaving).exists() and not administrators.exclude(user=leaving).exists():
        raise ValidationError("Đây là người quản trị hệ thống cuối cùng. Mời giao nhiệm vụ cho người khác trước.")

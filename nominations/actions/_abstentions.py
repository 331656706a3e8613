"""Who speaks for a department that puts nobody forward."""

from django.core.exceptions import PermissionDenied

from accounts.access import departments_of
from accounts.models import User
from accounts.roles import Role


def refuse_others(department: int, by: User) -> None:
    """:raises PermissionDenied: *by* is neither head nor deputy of the department."""
    if department not in departments_of(by, Role.HEAD, Role.DEPUTY_HEAD):
        raise PermissionDenied("abstain")

from django.db.models import QuerySet

from accounts.models import Duty, User
from accounts.roles import Role
from core import clock


def office() -> QuerySet[User]:
    """Those who answer for the stories in the Office today."""
    duties = Duty.objects.in_force(clock.today()).filter(role=Role.OFFICE)
    return User.objects.filter(pk__in=duties.values("user"))

from django.db import transaction

from accounts.actions.invite import Given, invite_from_console
from accounts.models import Department, Duty, User
from accounts.roles import Role
from core import clock
from core.workflow import record_event


@transaction.atomic
def invite_administrator(*, full_name: str, username: str, honorific: str, department: str) -> Given:
    """Have an administrator: the person, the duty and the department are made where they are missing.

    Run again for the same username it only makes a new invitation.

    :raises ValidationError: a name that the staff list does not take.
    """
    today = clock.today()
    person = User.objects.filter(username=username).first()
    if person is None:
        home = Department.objects.in_force(today).first() or _department(department)
        person = User(
            username=username, full_name=full_name, honorific=honorific, post="Quản trị hệ thống", department=home
        )
        person.set_unusable_password()
        person.full_clean()
        person.save()
        record_event(person, "add", by=None, was="", now="")
    if not Duty.objects.in_force(today).filter(user=person, role=Role.ADMINISTRATOR).exists():
        Duty.objects.create(user=person, role=Role.ADMINISTRATOR, since=today)
        record_event(person, "appoint", by=None, was="", now="", reason=str(Role.ADMINISTRATOR.label))
    return invite_from_console(person)


def _department(name: str) -> Department:
    row = Department(code="VP", name=name, introduces=False, since=clock.today())
    row.full_clean()
    row.save()
    return row

"""Incidents and who opened a file, proved through HTTP: every duty, to whom the file is nothing or who is concerned.

What then happened, written as the page is written, must stand in ``docs/access-matrix.md``.
"""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from nominations.models import Nomination
from operations.actions.keep_leak import record_leak
from operations.models import Leak
from operations.stateless import INCIDENTS
from tests.architecture.access_world import undone
from tests.architecture.duty_rights import NO_SUCH_METHOD, Right, Rights, matrix, observed
from tests.factories.certificate import Desk
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WHAT = "Ảnh chụp trang quyết định trong một nhóm chat."
PRESIDING = frozenset({Role.COUNCIL_CHAIR, Role.COUNCIL_VICE})
READING = PRESIDING | {Role.STANDING_COUNCIL}
RIGHTS = {
    "leaks": Right(READING, 403),
    "leak": Right(READING, 404),
    "leak_add": Right(PRESIDING, 403, "GET POST"),
    "leak_edit": Right(PRESIDING, 404, "GET POST"),
    "leak_close": Right(PRESIDING, 404, "GET POST"),
    "access_report": Right(READING, 404),
    "access_report_file": Right(READING, 404),
}
#: Addresses that name no file: one who is concerned in one opens them, and finds nothing of it there.
OF_NO_FILE = {("leaks", "GET"), ("leak_add", "GET")}
EVERY = [pytest.param(name, method, id=f"{name}-{method}") for name in RIGHTS for method in ("GET", "POST")]


class Hall(Rights):
    """An incident that names one file, and a person of every duty, of the file's department where duties have one."""

    namespace = "operations"

    def __init__(self) -> None:
        self.desk = Desk(passed=1)
        self.file: Nomination = self.desk.nominations[0]
        found = clock.now() - timedelta(hours=2)
        self.leak: Leak = record_leak(
            self.desk.season, by=self.desk.chair, found_at=found, what=WHAT, done="", concerned=[self.file]
        )
        self.people = {role: self._one(role) for role in Role}

    def _one(self, role: Role) -> User:
        return person(role, self.desk.department if role in OF_DEPARTMENT else None)

    def places(self, name: str) -> list[int]:
        if name in {"leaks", "leak_add"}:
            return []
        return [self.file.pk if name.startswith("access_report") else self.leak.pk]

    def sent(self, name: str) -> dict[str, object]:
        """What every form takes: other words, the file, what was done."""
        at = (clock.now() - timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M")
        return {"what": "Lời khác.", "found_at": at, "done": "Đã nhắc nhở.", "concerned": [self.file.pk]}


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.mark.parametrize(("name", "method"), EVERY)
def test_exactly_these_duties_may(hall: Hall, name: str, method: str) -> None:
    right = RIGHTS[name]
    assert dict(hall.who(name, method)) == {role: right.expected(role, method) for role in Role}
    refusal = right.refusal if method in right.methods.split() else NO_SUCH_METHOD
    assert hall.status(UserFactory(), name, method) == refusal, "no duty at all"
    assert hall.status(None, name, method) == 302, "a stranger is led to the sign-in"


@pytest.mark.parametrize(("name", "method"), EVERY)
def test_whoever_is_concerned_may_nothing_that_names_the_file(hall: Hall, name: str, method: str) -> None:
    right = RIGHTS[name]
    for role, user in hall.people.items():
        with undone():
            Nomination.objects.filter(pk=hall.file.pk).update(person=user)
            found = hall.status(user, name, method)
        if (name, method) in OF_NO_FILE or right.expected(role, method) == NO_SUCH_METHOD:
            assert found == right.expected(role, method), role
        elif (name, method) == ("leak_add", "POST") and role in right.may:
            assert found == 422, "the file may not be named"
        else:
            assert found == right.refusal, role


@pytest.mark.parametrize("role", sorted(READING))
def test_pages_that_name_no_file_tell_the_concerned_nothing_of_it(hall: Hall, role: Role) -> None:
    client, user = Client(), hall.people[role]
    client.force_login(user)
    pages = [hall.url(name) for name in ("leaks", "leak_add") if role in RIGHTS[name].may]
    asked = {"tim": hall.file.name}
    before = [client.get(url, asked).content.decode() for url in pages]
    assert WHAT in before[0] and all(hall.file.number in page for page in before)
    Nomination.objects.filter(pk=hall.file.pk).update(person=user)
    for url in pages:
        page = client.get(url, asked).content.decode()
        assert WHAT not in page and hall.file.number not in page


def test_what_happens_is_what_the_page_says(hall: Hall) -> None:
    assert observed(hall, INCIDENTS, RIGHTS) in matrix()

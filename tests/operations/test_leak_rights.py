"""Incidents and who opened a file, proved through HTTP: every duty, to whom the file is nothing or who is concerned.

What then happened, written as the page is written, must stand in ``docs/access-matrix.md``.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Event, User
from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from nominations.models import Nomination
from operations import reference
from operations.actions.keep_leak import record_leak
from operations.models import Leak
from operations.reference import INCIDENTS
from tests.architecture.access_world import undone
from tests.architecture.sources import ROOT
from tests.factories.certificate import Desk
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WHAT = "Ảnh chụp trang quyết định trong một nhóm chat."
PRESIDING = {Role.COUNCIL_CHAIR, Role.COUNCIL_VICE}
READING = {Role.STANDING_COUNCIL, *PRESIDING}
#: Who may, by address and method; to whom it is not given, it is refused with this status.
MAY = {
    ("leaks", "GET"): (READING, 403),
    ("leaks", "POST"): (set(), 405),
    ("leak", "GET"): (READING, 404),
    ("leak", "POST"): (set(), 405),
    ("leak_add", "GET"): (PRESIDING, 403),
    ("leak_add", "POST"): (PRESIDING, 403),
    ("leak_edit", "GET"): (PRESIDING, 404),
    ("leak_edit", "POST"): (PRESIDING, 404),
    ("leak_close", "GET"): (PRESIDING, 404),
    ("leak_close", "POST"): (PRESIDING, 404),
    ("access_report", "GET"): (READING, 404),
    ("access_report", "POST"): (set(), 405),
    ("access_report_file", "GET"): (READING, 404),
    ("access_report_file", "POST"): (set(), 405),
}
#: Addresses that name no file: one who is concerned in one opens them, and finds nothing of it there.
OF_NO_FILE = {("leaks", "GET"), ("leak_add", "GET")}
EVERY = [pytest.param(*key, id="-".join(key)) for key in MAY]


class Hall:
    """An incident that names one file, and a person of every duty, of the file's department where duties have one."""

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

    def url(self, name: str) -> str:
        key = self.file.pk if name.startswith("access_report") else self.leak.pk
        return reverse(f"operations:{name}", args=[] if name in {"leaks", "leak_add"} else [key])

    def sent(self) -> dict[str, object]:
        """What every form takes: other words, the file, what was done."""
        at = (clock.now() - timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M")
        return {"what": "Lời khác.", "found_at": at, "done": "Đã nhắc nhở.", "concerned": [self.file.pk]}

    def status(self, user: User | None, name: str, method: str) -> int:
        """The answer's status; 200 only where the page was shown or the act was done."""
        client = Client()
        if user:
            client.force_login(user)
        before = Event.objects.count()
        answer = client.get(self.url(name)) if method == "GET" else client.post(self.url(name), self.sent())
        done = Event.objects.count() > before
        assert not (done and method == "GET"), "reading is no act"
        if method == "POST" and answer.status_code == 302:
            return 200 if done else 302
        assert not done
        return answer.status_code


@pytest.fixture
def hall() -> Hall:
    return Hall()


def who(hall: Hall, name: str, method: str) -> Iterator[tuple[Role, int]]:
    for role, user in hall.people.items():
        with undone():
            yield role, hall.status(user, name, method)


@pytest.mark.parametrize(("name", "method"), EVERY)
def test_exactly_these_duties_may(hall: Hall, name: str, method: str) -> None:
    may, refusal = MAY[name, method]
    assert dict(who(hall, name, method)) == {role: 200 if role in may else refusal for role in Role}
    assert hall.status(UserFactory(), name, method) == refusal, "no duty at all"
    assert hall.status(None, name, method) == 302, "a stranger is led to the sign-in"


@pytest.mark.parametrize(("name", "method"), EVERY)
def test_whoever_is_concerned_may_nothing_that_names_the_file(hall: Hall, name: str, method: str) -> None:
    may, refusal = MAY[name, method]
    for role, user in hall.people.items():
        with undone():
            Nomination.objects.filter(pk=hall.file.pk).update(person=user)
            found = hall.status(user, name, method)
        if (name, method) in OF_NO_FILE:
            assert found == (200 if role in may else refusal), role
        elif (name, method) == ("leak_add", "POST") and role in may:
            assert found == 422, "the file may not be named"
        else:
            assert found == refusal, role


@pytest.mark.parametrize("role", sorted(READING))
def test_pages_that_name_no_file_tell_the_concerned_nothing_of_it(hall: Hall, role: Role) -> None:
    client, user = Client(), hall.people[role]
    client.force_login(user)
    pages = [hall.url(name) for name in ("leaks", "leak_add") if role in MAY[name, "GET"][0]]
    asked = {"tim": hall.file.name}
    before = [client.get(url, asked).content.decode() for url in pages]
    assert WHAT in before[0] and all(hall.file.number in page for page in before)
    Nomination.objects.filter(pk=hall.file.pk).update(person=user)
    for url in pages:
        page = client.get(url, asked).content.decode()
        assert WHAT not in page and hall.file.number not in page


def test_what_happens_is_what_the_page_says(hall: Hall) -> None:
    """An act is one that its duty both opens and, where there is a form, sends."""
    observed = {}
    for name in INCIDENTS:
        opened = {role for role, status in who(hall, name, "GET") if status == 200}
        if MAY[name, "POST"][1] != 405:
            opened &= {role for role, status in who(hall, name, "POST") if status == 200}
        observed[name] = opened
    chapter = "\n".join(reference.incidents(observed))
    assert chapter in (ROOT / "docs" / "access-matrix.md").read_text(encoding="utf-8")

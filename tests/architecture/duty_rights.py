"""Acts on records without states, tried through HTTP by a person of every duty, a person of none and a stranger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Event, User
from accounts.roles import Role
from operations.acts import Acts, acts_table
from tests.architecture.access_world import undone
from tests.architecture.sources import ROOT
from tests.factories.people import UserFactory

NO_SUCH_METHOD = 405


@dataclass(frozen=True)
class Right:
    """Who may use an address, with what status others are refused, and by which of GET and POST it is used."""

    may: frozenset[Role]
    refusal: int
    methods: str = "GET"

    def expected(self, role: Role, method: str) -> int:
        if method not in self.methods.split():
            return NO_SUCH_METHOD
        return 200 if role in self.may else self.refusal


class Rights:
    """What every hall has: a person of every duty, and where each address leads."""

    namespace: str
    people: dict[Role, User]

    def places(self, name: str) -> list[int]:
        """What stands in the address."""
        raise NotImplementedError

    def sent(self, name: str) -> dict[str, object]:
        """What is posted there."""
        raise NotImplementedError

    def url(self, name: str) -> str:
        return reverse(f"{self.namespace}:{name}", args=self.places(name))

    def status(self, user: User | None, name: str, method: str) -> int:
        """The answer's status; 200 only where the page was shown or the act was done."""
        client = Client()
        if user:
            client.force_login(user)
        before = Event.objects.count()
        url = self.url(name)
        answer = client.get(url) if method == "GET" else client.post(url, self.sent(name))
        done = Event.objects.count() > before
        assert not (done and method == "GET"), "reading is no act"
        if method == "POST" and answer.status_code == 302:
            return 200 if done else 302
        assert not done
        return answer.status_code

    def who(self, name: str, method: str) -> Iterator[tuple[Role, int]]:
        for role, user in self.people.items():
            with undone():
                yield role, self.status(user, name, method)


def every(rights: Mapping[str, Right]) -> list[object]:
    """Each address with each method, for ``parametrize``."""
    return [pytest.param(name, method, id=f"{name}-{method}") for name in rights for method in ("GET", "POST")]


def prove(hall: Rights, right: Right, name: str, method: str) -> None:
    """Exactly the duties of *right* may; whoever has none may not, a stranger is led to the sign-in."""
    assert dict(hall.who(name, method)) == {role: right.expected(role, method) for role in Role}
    refusal = right.refusal if method in right.methods.split() else NO_SUCH_METHOD
    assert hall.status(UserFactory(), name, method) == refusal, "no duty at all"
    assert hall.status(None, name, method) == 302, "a stranger is led to the sign-in"


def observed(hall: Rights, chapter: Acts, rights: Mapping[str, Right]) -> str:
    """The chapter of the page as it really went: an act is one that its duty opens and, where it is sent, sends."""
    found = {}
    for name in chapter.acts:
        methods = rights[name].methods.split()
        opened = [{role for role, status in hall.who(name, method) if status == 200} for method in methods]
        found[name] = set.intersection(*opened)
    return "\n".join(acts_table(chapter, found))


def matrix() -> str:
    return (ROOT / "docs" / "access-matrix.md").read_text(encoding="utf-8")

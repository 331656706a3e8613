"""Named observers read the book and the figures, and nothing else of the council's pages."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from councils.actions.name_observers import name_observers
from councils.models import CouncilSession
from tests.factories.electronic import OnlineBench
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def status(client: Client, page: str, session: CouncilSession, *more: int) -> int:
    return client.get(reverse(f"councils:{page}", args=[session.pk, *more])).status_code


def test_an_observer_reads_the_book_and_the_figures(client: Client, bench: OnlineBench) -> None:
    session, observer = bench.counted(), UserFactory()
    client.force_login(observer)
    assert status(client, "session", session) == status(client, "book", session) == 404
    name_observers(session, by=bench.secretary, people=[observer])
    assert status(client, "book", session) == status(client, "archive", session, 1) == 200
    page = client.get(reverse("councils:session", args=[session.pk])).content.decode()
    assert "07/07 tán thành" in page
    assert status(client, "booth", session) == status(client, "counter", session) == 404


def test_before_the_count_an_observer_reads_no_figure(client: Client, bench: OnlineBench) -> None:
    session, observer = bench.ended(), UserFactory()
    name_observers(session, by=bench.secretary, people=[observer])
    client.force_login(observer)
    page = client.get(reverse("councils:session", args=[session.pk])).content.decode()
    assert "tán thành (" not in page and "Đạt" not in page


def test_naming_again_replaces(client: Client, bench: OnlineBench) -> None:
    session, first, second = bench.voting(), UserFactory(), UserFactory()
    name_observers(session, by=bench.secretary, people=[first])
    name_observers(session, by=bench.chair, people=[second])
    assert list(session.observers.values_list("user", flat=True)) == [second.pk]
    client.force_login(first)
    assert status(client, "book", session) == 404


def test_only_those_who_run_the_session_name_observers(bench: OnlineBench) -> None:
    with pytest.raises(PermissionDenied):
        name_observers(bench.voting(), by=bench.counters[0], people=[UserFactory()])


def test_a_nominee_does_not_observe(bench: OnlineBench) -> None:
    nominee = UserFactory()
    nomination = bench.nominations[0]
    nomination.person = nominee
    nomination.save(update_fields=["person"])
    session = bench.convened()
    with pytest.raises(ValidationError, match="không quan sát được"):
        name_observers(session, by=bench.secretary, people=[nominee])
    assert not session.observers.exists()

"""Pages and answers of a vote online cost the same whatever the number of nominees and members."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from councils.models import CouncilSession
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Queries of a page, of a small vote and of a large one alike: sign-in, duties and frame included.
QUERIES = {"booth": 8, "booth_data": 14, "counter_data": 7, "book": 13, "session": 25}


@pytest.fixture(scope="module")
def sizes() -> dict[str, dict[str, int]]:
    return {"small": {"size": 5, "nominations": 1}, "large": {"size": 9, "nominations": 6}}


@pytest.mark.parametrize("extent", ["small", "large"])
def test_what_members_and_counters_open(
    client: Client, sizes: Any, extent: str, django_assert_num_queries: Any
) -> None:
    bench = OnlineBench(**sizes[extent])
    session = bench.voting()
    for page, queries in QUERIES.items():
        who = bench.counters[0] if page == "counter_data" else bench.chair
        address = reverse(f"councils:{page}", args=[session.pk])
        _warm(client, who, address)
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def _warm(client: Client, who: User, address: str) -> None:
    client.force_login(who)
    client.get(address)


def test_a_cast_costs_the_same_whoever_voted_before(client: Client, django_assert_max_num_queries: Any) -> None:
    bench = OnlineBench(size=9, nominations=2)
    session = bench.voting()
    counts = [_queries_of_a_cast(client, bench, session, place, django_assert_max_num_queries) for place in (0, 7)]
    assert counts[0] == counts[1]


def _queries_of_a_cast(client: Client, bench: OnlineBench, session: CouncilSession, place: int, most: Any) -> int:
    member = bench.members[place]
    if place:
        for earlier in bench.members[1:place]:
            bench.devices.vote(session, earlier)
    client.force_login(member)
    ballots = {"ballots": bench.devices.ballots(session, member)}
    address = reverse("councils:cast", args=[session.pk])
    with most(60) as asked:
        assert client.post(address, ballots, content_type="application/json").status_code == 200
    return len(asked)

"""Those who run the session read whose device has not shown yet that it can vote; nobody else does."""

import pytest

from councils.actions.try_device import try_device
from councils.models import CouncilSession
from tests.councils.electronic.asking import address, send, signed_in
from tests.factories.electronic import OnlineBench
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def untried(bench: OnlineBench, session: CouncilSession, reader: str = "secretary") -> str:
    """What the session's page says of devices; nothing once every device is known."""
    page = signed_in(getattr(bench, reader)).get(address("session", session)).content.decode()
    return page.partition("Chưa thử máy: ")[2].partition("</p>")[0]


def test_who_tried_or_took_a_ballot_or_votes_on_paper_is_not_waited_for(bench: OnlineBench) -> None:
    session = bench.keyed()
    first, second, third, *others = bench.members
    assert all(str(member) in untried(bench, session) for member in bench.members)
    assert send(signed_in(first), "device_tried", session, {}).status_code == 200
    bench.devices.take(session, second)
    session.members.filter(user=third).update(on_paper=True)
    told = untried(bench, session)
    assert [str(member) in told for member in (first, second, third)] == [False] * 3
    assert all(str(member) in told for member in others)


def test_members_do_not_read_it(bench: OnlineBench) -> None:
    session = bench.keyed()
    page = signed_in(bench.members[5]).get(address("session", session)).content.decode()
    assert "Chưa thử máy" not in page


def test_saying_it_again_changes_nothing_and_strangers_say_nothing(bench: OnlineBench) -> None:
    session = bench.keyed()
    for _ in range(2):
        try_device(session, by=bench.members[0])
    assert session.members.filter(tried_device=True).count() == 1
    assert send(signed_in(UserFactory()), "device_tried", session, {}).status_code == 404

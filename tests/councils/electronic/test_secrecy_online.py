"""No figure, outcome, board or booth for whom it is not: every page, file and answer of an electronic vote."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from councils.actions.end import end
from councils.actions.publish_sums import publish_sums
from councils.ballot.archive import read_archive
from councils.ballot.board import Kind
from councils.models import CouncilSession
from tests.councils.electronic.asking import address, everything, send, signed_in
from tests.councils.test_secrecy import FIGURES, OUTCOMES, reached
from tests.factories.electronic import OnlineBench
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

READ = ("booth", "booth_data", "booth_confirmed", "counter", "counter_data", "book")
SENT = ("take_ballot", "cast", "compare_keys", "publish_sums", "open_boxes")


#: Lists filter by every state there is.
CHOICES = re.compile("<option.*?</option>", re.DOTALL)


def strangers(bench: OnlineBench) -> list[User]:
    return [
        bench.nominations[0].person,
        person(Role.HEAD, bench.department),
        person(Role.OFFICE),
        person(Role.DIRECTOR),
        person(Role.STANDING_COUNCIL),
        person(Role.COUNTER),
        person(Role.ADMINISTRATOR),
        UserFactory(),
    ]


def at_stage(stage: str) -> tuple[OnlineBench, CouncilSession]:
    """The first nominee has 5 of 7, the second 2 of 7 in favour; *stage* is how far the session has come."""
    bench = OnlineBench()
    first, second = bench.nominations
    session = bench.ready() if stage == "ready" else bench.voting()
    if stage != "ready":
        bench.cast_all(session, {first.name: 2, second.name: 5})
    if stage in ("ended", "one share", "counted"):
        session = end(session, by=bench.chair)
        publish_sums(session)
    for place in {"one share": (1,), "counted": (1, 2)}.get(stage, ()):
        session = bench.open(session, place)
    return bench, session


@pytest.mark.parametrize("stage", ["ready", "cast", "ended", "one share"])
def test_before_the_count_nobody_finds_a_figure_anywhere(stage: str) -> None:
    bench, session = at_stage(stage)
    inside = [bench.chair, bench.secretary, bench.counters[0], bench.members[5]]
    for user in [*inside, *strangers(bench)]:
        client = signed_in(user)
        for place, page in {**reached(client, session), **own_pages(client, session)}.items():
            for words in (*OUTCOMES, *FIGURES):
                assert words not in CHOICES.sub("", page), f"{user} finds {words} on {place}"


def own_pages(client: Client, session: CouncilSession) -> dict[str, str]:
    answers = {name: client.get(address(name, session)) for name in READ}
    return {name: answer.content.decode() for name, answer in answers.items() if answer.status_code == 200}


@pytest.mark.parametrize("stage", ["ready", "cast", "counted"])
def test_strangers_have_neither_booth_nor_keys_nor_book(stage: str) -> None:
    bench, session = at_stage(stage)
    before = everything()["councils_entitlement"]
    for user in strangers(bench):
        client = signed_in(user)
        for name in READ:
            assert client.get(address(name, session)).status_code == 404, (user, name)
        for name in SENT:
            assert send(client, name, session, {}).status_code == 404, (user, name)
        for box in (1, 2):
            assert client.get(address("archive", session, box)).status_code == 404
        assert send(client, "key_part", session, {}, 1).status_code == 404
    assert everything()["councils_entitlement"] == before


def test_visitors_are_led_to_the_sign_in(client: Client) -> None:
    _, session = at_stage("counted")
    places = [address(name, session) for name in READ] + [address("archive", session, 1)]
    for place in places:
        answer = client.get(place)
        assert answer.status_code == 302 and answer["Location"].startswith("/tai-khoan/"), place
    for name in SENT:
        assert send(client, name, session, {}).status_code == 302


def test_between_count_and_announcement_nobody_else_finds_figure_or_outcome() -> None:
    bench, session = at_stage("counted")
    nominee, head = strangers(bench)[:2]
    for user in (nominee, head):
        for place, page in reached(signed_in(user), session).items():
            for words in (*OUTCOMES, *FIGURES):
                assert words not in page, f"{user} finds {words} on {place}"
    page = signed_in(bench.members[5]).get(address("session", session)).content.decode()
    assert "05/07" in page, "the crawl looks for what is there to be found"


def test_the_scripts_are_told_no_figure_ever() -> None:
    bench, session = at_stage("counted")
    booth = signed_in(bench.members[5]).get(address("booth_data", session)).json()
    assert set(booth) == {"state", "group", "uuids", "publics", "cast", "receipt", "boxes", "elections"}
    told: dict[str, Any] = signed_in(bench.counters[0]).get(address("counter_data", session)).json()
    assert not {"result", "figures", "approve"} & set(told)


LAST = {
    "cast": Kind.BALLOT, "ended": Kind.ENCRYPTED_TALLY, "one share": Kind.PARTIAL_DECRYPTION, "counted": Kind.RESULT
}  # fmt: skip


@pytest.mark.parametrize(("stage", "last"), LAST.items())
def test_the_archive_holds_the_result_only_once_counted(stage: str, last: Kind) -> None:
    bench, session = at_stage(stage)
    for user in (bench.members[5], bench.counters[0], bench.secretary):
        board, _ = read_archive(signed_in(user).get(address("archive", session, 1)).content)
        assert board.events[-1].kind is last


def test_the_missing_are_named_only_from_three_on_and_only_to_those_who_may_remind() -> None:
    bench = OnlineBench(nominations=1)
    session = bench.voting()
    late = bench.members[6]
    told = (bench.chair, bench.counters[0])
    for place, member in enumerate(bench.members[:4], 1):
        bench.devices.vote(session, member)
        for user in (*told, bench.members[5]):
            page = signed_in(user).get(address("session", session)).content.decode()
            named = re.search(rf"Chưa bỏ phiếu:[^<]*{late}", page) is not None
            assert named is (place >= 3 and user in told), (place, user)

"""A member takes an electronic ballot: once, before the start, with a code that is proved to be known."""

import copy
from typing import Any

import pytest
from django.test import Client

from councils.actions.record_attendance import record_attendance
from councils.actions.start import start
from councils.actions.take_ballot import take_ballot
from councils.ballot.credentials import new_code, write_claim
from councils.ballot.groups import group_named
from councils.models import CouncilSession, Entitlement
from operations.demo.devices import sent
from tests.councils.electronic.asking import address, denied, everything, refused, send, sent_in_vain, signed_in
from tests.factories.council import office
from tests.factories.electronic import OnlineBench
from tests.factories.sign_in import enter

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def mark(bench: OnlineBench, session: CouncilSession, member: Any, presence: str) -> None:
    roll = {session.members.get(user=member).pk: (presence, "Đi công tác")}
    record_attendance(session, by=bench.secretary, roll=roll, chair=session.chair, secretary=session.secretary)


def publics(session: CouncilSession, member: Any) -> list[str]:
    found: list[str] = Entitlement.objects.get(member__session=session, member__user=member).publics
    return found


class TestWhoAndWhen:
    def test_a_ballot_is_taken_from_the_convening_on(self, bench: OnlineBench) -> None:
        session = bench.keyed()
        taken = bench.devices.take(session, bench.members[5])
        assert (taken.cast, taken.ballots, taken.signature, len(taken.publics)) == (False, {}, "", 2)
        assert taken.member.user == bench.members[5]

    def test_without_keys_there_is_no_ballot_yet(self, bench: OnlineBench) -> None:
        session = bench.opened()
        with refused("chưa có phiếu điện tử", "Mời chờ"):
            take_ballot(session, by=bench.members[5], claims=[])

    @pytest.mark.parametrize("stage", ["voting", "ended", "counted"])
    def test_after_the_start_none_is_taken(self, bench: OnlineBench, stage: str) -> None:
        session = getattr(bench, stage)()
        claims = bench.devices.claims(session, bench.members[5])
        with refused("Nhận phiếu điện tử", "tải lại trang"):
            take_ballot(session, by=bench.members[5], claims=claims)

    def test_only_members_of_the_session_take_one(self, bench: OnlineBench) -> None:
        session = bench.keyed()
        for user in (office(), bench.nominations[0].person):
            claims = bench.devices.claims(session, user)
            with denied():
                take_ballot(session, by=user, claims=claims)
            assert send(signed_in(user), "take_ballot", session, {"claims": claims}).status_code == 404

    def test_whoever_is_marked_absent_takes_none(self, bench: OnlineBench) -> None:
        session = bench.keyed()
        mark(bench, session, bench.members[5], "absent")
        claims = bench.devices.claims(session, bench.members[5])
        with refused("đã ghi đồng chí vắng mặt", "Mời báo Thư ký"):
            take_ballot(session, by=bench.members[5], claims=claims)

    def test_a_remote_member_takes_one_and_votes(self, bench: OnlineBench) -> None:
        session = bench.keyed(kind="remote")
        mark(bench, session, bench.members[5], "remote")
        for member in bench.members:
            bench.devices.take(session, member)
        session = start(session, by=bench.chair, acknowledged=True)
        assert session.boxes.get().voters.filter(member__user=bench.members[5]).exists()
        assert bench.devices.vote(session, bench.members[5]).cast

    def test_marked_absent_afterwards_the_ballot_is_void(self, bench: OnlineBench) -> None:
        session = bench.ready()
        mark(bench, session, bench.members[5], "absent")
        session = start(session, by=bench.chair, acknowledged=True)
        assert session.boxes.get().issued == 6
        with denied():
            bench.devices.vote(session, bench.members[5])


class TestAgain:
    def test_on_another_device_the_later_replaces_the_former(self, bench: OnlineBench) -> None:
        session = bench.ready()
        before = publics(session, bench.members[5])
        bench.devices.codes[bench.members[5].pk] = new_code()
        bench.devices.take(session, bench.members[5])
        after = publics(session, bench.members[5])
        assert set(after).isdisjoint(before) and Entitlement.objects.count() == 7
        session = start(session, by=bench.chair, acknowledged=True)
        assert bench.devices.vote(session, bench.members[5]).cast

    def test_nobody_takes_with_anothers_code(self, bench: OnlineBench) -> None:
        session = bench.keyed()
        bench.devices.take(session, bench.members[4])
        stolen = bench.devices.claims(session, bench.members[4])
        with refused("đã có người dùng", "Mời tải lại trang"):
            take_ballot(session, by=bench.members[5], claims=stolen)


def swapped(claims: list[Any]) -> list[Any]:
    return claims[::-1]


def without_proof(claims: list[Any]) -> list[Any]:
    return [{"public": claim["public"]} for claim in claims]


def with_the_other_proof(claims: list[Any]) -> list[Any]:
    first, second = copy.deepcopy(claims)
    return [{**first, "proof": second["proof"]}, second]


def of_another_session(claims: list[Any]) -> list[Any]:
    group = group_named("Ed25519")
    return sent([write_claim(new_code(), "HD2tdkt9vec7x4HD2tdkt9", group) for _ in claims])


def one_too_many(claims: list[Any]) -> list[Any]:
    return [*claims, claims[0]]


def of_order_two(claims: list[Any]) -> list[Any]:
    return [{**claims[0], "public": "7f" + "ff" * 30 + "ec"}, claims[1]]


def the_identity(claims: list[Any]) -> list[Any]:
    return [{**claims[0], "public": "0" * 63 + "1"}, claims[1]]


def padded_scalar(claims: list[Any]) -> list[Any]:
    first = copy.deepcopy(claims[0])
    first["proof"]["response"] = "0" + first["proof"]["response"]
    return [first, claims[1]]


def half_a_character(claims: list[Any]) -> list[Any]:
    return [{**claims[0], "public": "\ud800"}, claims[1]]


WRONG = (swapped, without_proof, with_the_other_proof, of_another_session, one_too_many, of_order_two, the_identity,
         padded_scalar, half_a_character)  # fmt: skip


class TestClaims:
    def test_a_code_that_is_not_proved_gives_no_ballot(self, bench: OnlineBench, subtests: pytest.Subtests) -> None:
        session, client = bench.keyed(), Client()
        enter(client, bench.members[5])
        for how in WRONG:
            claims = how(bench.devices.claims(session, bench.members[5]))
            with subtests.test(how.__name__):
                with refused("Chưa nhận được phiếu: ", "Mời tải lại trang"):
                    take_ballot(session, by=bench.members[5], claims=claims)
                assert "Chưa nhận được phiếu" in sent_in_vain(client, "take_ballot", session, {"claims": claims})

    def test_what_no_page_sends_is_answered_in_words(self, bench: OnlineBench, subtests: pytest.Subtests) -> None:
        session, client = bench.keyed(), Client()
        enter(client, bench.members[5])
        for claims in (None, 1, "x", {}, [], [None, None], [[], []], [{}, {}], ["x", 1]):
            with subtests.test(repr(claims)):
                sent_in_vain(client, "take_ballot", session, {"claims": claims})


class TestConfirming:
    def test_the_first_time_asks_for_a_fresh_confirmation(self, bench: OnlineBench) -> None:
        session, member = bench.keyed(), bench.members[5]
        claims, client = bench.devices.claims(session, member), signed_in(member)
        before = everything()
        answer = send(client, "take_ballot", session, {"claims": claims})
        assert answer.status_code == 422 and "Mời xác nhận lại" in answer.json()["refused"]
        assert answer.json()["confirm"] == address("booth_confirmed", session)
        assert client.get(answer.json()["confirm"])["Location"].startswith("/tai-khoan/")
        assert everything() == before
        enter(client := Client(), member)
        assert client.get(address("booth_confirmed", session))["Location"] == address("booth", session)
        assert send(client, "take_ballot", session, {"claims": claims}).json() == {"publics": publics(session, member)}

    def test_between_taking_and_casting_none_is_asked_for(self, bench: OnlineBench) -> None:
        session, member = bench.ready(), bench.members[5]
        client = signed_in(member)
        assert (
            send(client, "take_ballot", session, {"claims": bench.devices.claims(session, member)}).status_code == 200
        )
        session = start(session, by=bench.chair, acknowledged=True)
        ballots = bench.devices.ballots(session, member)
        assert send(client, "cast", session, {"ballots": ballots}).json()["receipt"]["code"]

    def test_a_visitor_is_led_to_the_sign_in(self, bench: OnlineBench, client: Client) -> None:
        session = bench.keyed()
        answer = send(client, "take_ballot", session, {"claims": []})
        assert answer.status_code == 302 and not Entitlement.objects.exists()

"""Members, counters and the chair at the same instant: the board is whole, on both engines."""

import json

import pytest
from django.core.exceptions import ValidationError

from core.workflow import AlreadyDone
from councils.actions.cast import cast
from councils.actions.end import end
from councils.actions.open_boxes import open_boxes
from councils.actions.publish_sums import publish_sums
from councils.actions.start import start
from councils.actions.take_ballot import take_ballot
from councils.actions.write_key_part import write_key_part
from councils.ballot.credentials import new_code
from councils.ballot.verifying import verify
from councils.electronic.boards import board_of
from councils.electronic.ceremony import CERTIFY, PUBLISH, SHARE
from councils.models import BallotBox, BoardEvent, CeremonyPart, CipherMark, CouncilSession, Entitlement
from councils.workflow import State
from tests.councils.electronic.counters import done
from tests.councils.electronic.sittings import REASON
from tests.factories.electronic import OnlineBench
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MANY = 50


def ballots_on(box: BallotBox) -> int:
    return len(verify(board_of(box), complete=False, portal=True).ballots)


@pytest.mark.parametrize("revote", ["no", "yes"])
def test_many_casts_of_one_member_leave_one_that_counts(revote: str) -> None:
    bench = OnlineBench(nominations=1, revote=revote)
    session, member = bench.voting(), bench.members[5]
    several = [bench.devices.ballots(session, member) for _ in range(MANY // 10)]
    found = at_once(*(lambda given=given: cast(session, by=member, ballots=given) for given in several * 10))
    kept, box = Entitlement.objects.get(member__user=member), session.boxes.get()
    assert all(refusal is None or isinstance(refusal, ValidationError) for refusal in found), found
    assert len(verify(board_of(box), complete=False, portal=True).counted) == 1
    if revote == "no":
        won = [given for given, refusal in zip(several * 10, found, strict=True) if refusal is None]
        assert len(won) == 10 and all(given == won[0] for given in won), "the same request again has the same answer"
        assert {type(refusal) for refusal in found if refusal is not None} == {AlreadyDone}
        assert (ballots_on(box), CipherMark.objects.count()) == (1, 2)
    assert kept.cast and box.height == 1 + ballots_on(box) == BoardEvent.objects.count()


def test_all_members_cast_at_once() -> None:
    bench = OnlineBench(nominations=2)
    session = bench.voting()
    made = {member.pk: bench.devices.ballots(session, member) for member in bench.members}
    found = at_once(
        *(lambda member=member: cast(session, by=member, ballots=made[member.pk]) for member in bench.members)
    )
    assert found == [None] * 7
    box = session.boxes.get()
    assert (ballots_on(box), box.height) == (7, 8)
    assert len(set(Entitlement.objects.values_list("signature", flat=True))) == 7


def test_a_cast_and_the_end_at_once() -> None:
    bench = OnlineBench(nominations=1)
    session = bench.voting()
    late = bench.devices.ballots(session, bench.members[6])
    for member in bench.members[:6]:
        bench.devices.vote(session, member)
    cast_found, end_found = at_once(
        lambda: cast(session, by=bench.members[6], ballots=late), lambda: end(session, by=bench.chair, reason=REASON)
    )
    assert end_found is None
    taken = Entitlement.objects.get(member__user=bench.members[6]).cast
    box = session.boxes.get()
    assert taken is (cast_found is None) and isinstance(cast_found, ValidationError | None)
    assert box.returned == ballots_on(box) == 6 + taken
    publish_sums(CouncilSession.objects.get())
    assert json.loads(board_of(box).payload(board_of(box).events[-1]))["num_tallied"] == 6 + taken


def test_two_counters_open_at_once() -> None:
    bench = OnlineBench(nominations=1)
    session = bench.ended()
    shares = [bench.devices.shares(session, place) for place in (1, 2, 3)]
    acts = [
        lambda by=by, given=given: open_boxes(session, by=by, shares=given)
        for by, given in zip(bench.counters[:2], shares[:2], strict=True)
    ]
    assert at_once(*acts) == [None, None]
    box = session.boxes.get()
    assert CouncilSession.objects.get().state == State.COUNTED
    assert verify(board_of(box), portal=True).result == ((7, 0),)
    assert box.entered_by_id != box.confirmed_by_id


def test_one_counter_opens_twice_at_once() -> None:
    bench = OnlineBench(nominations=1)
    session = bench.ended()
    shares = bench.devices.shares(session, 1)
    found = at_once(*[lambda: open_boxes(session, by=bench.counters[0], shares=shares)] * 2)
    assert sorted(map(type, found), key=str) == sorted([type(None), AlreadyDone], key=str)
    assert CouncilSession.objects.get().state == State.ENDED


def test_the_sums_are_published_once_when_asked_for_by_all() -> None:
    bench = OnlineBench(nominations=1)
    session = bench.voting()
    bench.cast_all(session)
    session = end(session, by=bench.chair)
    assert at_once(*[lambda: publish_sums(session)] * 3) == [None] * 3
    assert BoardEvent.objects.filter(written__contains="EncryptedTally").count() == 1


@pytest.mark.parametrize("step", [CERTIFY, SHARE, PUBLISH])
def test_two_parts_of_one_holder_at_once(step: int) -> None:
    bench = OnlineBench(nominations=1)
    session = done(bench, *range(1, step))
    parts = [bench.devices.part(session, 1, step) for _ in range(2)]
    found = at_once(
        *(lambda items=items: write_key_part(session, by=bench.counters[0], step=step, items=items) for items in parts)
    )
    assert sorted(map(type, found), key=str) == sorted([type(None), AlreadyDone], key=str)
    assert json.loads(CeremonyPart.objects.get(step=step, holder__place=1).content) == parts[found.index(None)]


def test_the_last_parts_of_all_holders_at_once_make_the_code() -> None:
    bench = OnlineBench(nominations=1)
    session = done(bench, CERTIFY, SHARE)
    parts = {place: bench.devices.part(session, place, PUBLISH) for place in (1, 2, 3)}
    found = at_once(
        *(
            lambda place=place: write_key_part(
                session, by=bench.counters[place - 1], step=PUBLISH, items=parts[place]
            )
            for place in parts
        )
    )  # fmt: skip
    assert found == [None] * 3 and bench.keys(session).code


@pytest.mark.parametrize("again", [False, True])
def test_a_ballot_taken_while_the_vote_starts(again: bool) -> None:
    """Either it is on the roll of the box, or it was refused; a code that is not on the roll is never kept."""
    bench = OnlineBench(nominations=1)
    session = bench.ready(takers=bench.members if again else bench.members[:6])
    bench.devices.codes[bench.members[6].pk] = new_code()
    claims = bench.devices.claims(session, bench.members[6])
    taken, started = at_once(
        lambda: take_ballot(session, by=bench.members[6], claims=claims),
        lambda: start(session, by=bench.chair, acknowledged=True),
    )
    assert started is None and isinstance(taken, ValidationError | None)
    box = session.boxes.get()
    roll = verify(board_of(box), complete=False, portal=True).setup.credentials
    kept = {one.publics[0] for one in Entitlement.objects.all()}
    assert kept == set(roll) and box.issued == len(kept) == (7 if again or taken is None else 6)
    assert (claims[0]["public"] in kept) is (taken is None)

"""Whose ballot it is, and into which boxes it goes."""

import json

import pytest

from councils.actions.cast import cast
from councils.actions.start import start
from councils.ballot.ballots import make_ballot
from councils.ballot.credentials import new_code, public_of
from councils.ballot.election import Election
from councils.electronic.elections import election_of
from councils.models import BoardEvent, CouncilSession
from nominations.models import CollectiveMember
from tests.councils.electronic.asking import denied, refused, send, signed_in
from tests.councils.electronic.spoiling import spoiled
from tests.factories.electronic import OnlineBench
from tests.factories.nomination import CollectiveFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def of_two_boxes() -> tuple[OnlineBench, CouncilSession]:
    """The sixth member stands aside from the second nominee."""
    bench = OnlineBench(nominations=1)
    collective = CollectiveFactory(criteria_set=bench.criteria, department=bench.department, state="appraised")
    CollectiveMember.objects.create(nomination=collective, user=bench.members[5], name="Người của tập thể")
    bench.nominations.append(collective)
    return bench, bench.voting()


class TestWhose:
    def test_anothers_ballot_is_refused(self, bench: OnlineBench) -> None:
        session = bench.voting()
        with refused("phiếu không thuộc mã nhận phiếu của đồng chí"):
            cast(session, by=bench.members[5], ballots=bench.devices.ballots(session, bench.members[4]))

    def test_a_code_that_nobody_took_is_refused(self, bench: OnlineBench) -> None:
        session = bench.voting()
        bench.devices.codes[bench.members[5].pk] = new_code()
        with refused("phiếu không thuộc mã nhận phiếu của đồng chí"):
            cast(session, by=bench.members[5], ballots=bench.devices.ballots(session, bench.members[5]))

    def test_a_choice_copied_from_another_is_refused(self, bench: OnlineBench) -> None:
        session = bench.voting()
        bench.devices.vote(session, bench.members[4])
        copied = json.loads(next(iter(bench.devices.ballots(session, bench.members[5]).values())))
        others = BoardEvent.objects.get(box__session=session, height=1)
        stolen = json.loads(others.box.pieces.get(name=json.loads(others.written)["payload"]).body)["answers"]
        assert copied["answers"] != stolen
        with refused("một lựa chọn không được chứng minh là 0 hoặc 1"):
            cast(session, by=bench.members[5], ballots=spoiled(bench, session, lambda b: b.update(answers=stolen)))

    def test_a_choice_that_is_on_the_board_comes_on_it_once_only(
        self, bench: OnlineBench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Even if a proof for it could be made: the database holds each encrypted choice once."""
        session = bench.voting()
        own = bench.devices.ballots(session, bench.members[4])
        cast(session, by=bench.members[4], ballots=own)
        election = Election.read(election_of(session.boxes.get()))
        monkeypatch.setattr("councils.ballot.ballots.is_one_of", lambda *_: True)
        stolen = json.loads(next(iter(own.values())))["answers"]
        with refused("đã có trong sổ phiếu"):
            cast(session, by=bench.members[5], ballots=spoiled(bench, session, lambda b: b.update(answers=stolen)))
        assert election.uuid in own

    def test_a_ballot_of_another_session_is_refused(self, bench: OnlineBench) -> None:
        session, other = bench.voting(), OnlineBench(nominations=2)
        strange = other.voting()
        foreign = other.devices.ballots(strange, other.members[5])
        with refused("phải bỏ phiếu vào đúng các hòm phiếu của đồng chí"):
            cast(session, by=bench.members[5], ballots=foreign)
        renamed = dict(zip([session.boxes.get().key.uuid], foreign.values(), strict=True))
        with refused("phiếu thuộc hòm phiếu khác"):
            cast(session, by=bench.members[5], ballots=renamed)


class TestBoxes:
    def test_all_boxes_or_none(self) -> None:
        bench, session = of_two_boxes()
        ballots = bench.devices.ballots(session, bench.members[6])
        assert len(ballots) == 2
        for uuid in ballots:
            with refused("phải bỏ phiếu vào đúng các hòm phiếu của đồng chí"):
                cast(session, by=bench.members[6], ballots={uuid: ballots[uuid]})
        (one, text), (two, _) = ballots.items()
        with refused("hòm phiếu 2"):
            cast(session, by=bench.members[6], ballots={one: text, two: text})
        assert cast(session, by=bench.members[6], ballots=ballots).ballots.keys() == ballots.keys()

    def test_who_stands_aside_has_no_such_box(self) -> None:
        bench, session = of_two_boxes()
        own = bench.devices.ballots(session, bench.members[5])
        assert len(own) == 1
        shut = next(box for box in session.boxes.all() if box.key.uuid not in own)
        election = Election.read(election_of(shut))
        code = bench.devices.code(bench.members[5])
        public = election.group.text(public_of(code, election.uuid, election.group))
        assert public not in bench.devices.ballots(session, bench.members[6])[election.uuid]
        forced = {**own, election.uuid: make_ballot(election, code, [[1, 0]])}
        with refused("phải bỏ phiếu vào đúng các hòm phiếu của đồng chí"):
            cast(session, by=bench.members[5], ballots=forced)

    def test_who_stands_aside_from_everything_has_no_ballot(self) -> None:
        bench = OnlineBench(nominations=0)
        collective = CollectiveFactory(criteria_set=bench.criteria, department=bench.department, state="appraised")
        CollectiveMember.objects.create(nomination=collective, user=bench.members[5], name="Người của tập thể")
        bench.nominations.append(collective)
        session = start(bench.ready(), by=bench.chair, acknowledged=True)
        with denied():
            cast(session, by=bench.members[5], ballots={})
        assert send(signed_in(bench.members[5]), "cast", session, {"ballots": {}}).status_code == 403

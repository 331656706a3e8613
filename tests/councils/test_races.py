"""Two people at the same instant: one winner, on both engines."""

import pytest
from django.core.exceptions import ValidationError

from councils.actions.adjourn import adjourn
from councils.actions.confirm_count import confirm_count
from councils.actions.confirm_team import confirm_team
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.propose_team import propose_team
from councils.actions.start import start
from councils.models import BallotBox, CouncilSession
from councils.workflow import State
from nominations.models import Nomination
from tests.factories.council import Bench, entry
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def one_winner(found: list[Exception | None]) -> bool:
    lost = [refusal for refusal in found if refusal is not None]
    return len(lost) == len(found) - 1 and all(isinstance(refusal, ValidationError) for refusal in lost)


def test_two_counters_confirm_at_once() -> None:
    bench = Bench(nominations=2)
    session = bench.opened()
    head, *others = bench.members[2:5]
    propose_team(session, by=bench.secretary, head=head, members=others)
    session = confirmed(session, bench)
    session = end(start(session, by=bench.chair, acknowledged=True), by=bench.chair)
    for box in session.boxes.all():
        enter_tally(box, by=head, entry=entry(box))
    found = at_once(*(lambda by=by: confirm_count(session, by=by) for by in others))
    assert one_winner(found), found
    assert CouncilSession.objects.get().state == State.COUNTED
    assert set(Nomination.objects.values_list("state", flat=True)) == {"passed"}


def confirmed(session: CouncilSession, bench: Bench) -> CouncilSession:
    confirm_team(session, by=bench.secretary, hands_for=5, hands_against=0)
    return CouncilSession.objects.get(pk=session.pk)


def test_the_chair_ends_while_the_vice_chair_adjourns() -> None:
    bench = Bench(nominations=2)
    session = bench.voting()
    found = at_once(lambda: end(session, by=bench.chair), lambda: adjourn(session, by=bench.vice, reason="Mất điện"))
    state = CouncilSession.objects.get().state
    assert state == "adjourned" and found[1] is None, found  # a vote may be put off before and after its end
    tabled = {"appraised"}
    assert set(Nomination.objects.values_list("state", flat=True)) == tabled


def test_two_people_start_at_once() -> None:
    bench = Bench(nominations=2)
    session = bench.ready()
    found = at_once(*(lambda by=by: start(session, by=by, acknowledged=True) for by in (bench.chair, bench.vice)))
    assert one_winner(found), found
    assert BallotBox.objects.count() == 1

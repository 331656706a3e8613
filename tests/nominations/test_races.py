"""Two people act on one dossier at the same instant: exactly one wins, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.models import Event
from nominations.actions.draft import draft
from nominations.actions.receive import receive
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.actions.revise import SavedMeanwhile, revise
from nominations.actions.submit import submit
from nominations.actions.withdraw import withdraw
from nominations.models import Nomination, NominationPaper, SupplementItem
from nominations.namesakes import AlreadyIntroduced
from nominations.workflow import State
from tests.nominations.world import SOON, World

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What each act returned or raised, all started together, each on a connection of its own."""
    gate = Barrier(len(acts))

    def run(act):
        try:
            gate.wait()
            return act()
        except Exception as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refusals(outcomes, kind=ValidationError):
    return [outcome for outcome in outcomes if isinstance(outcome, kind)]


def test_receiving_and_returning_have_one_winner():
    world = World()
    row = world.dossier(State.SUBMITTED)
    outcomes = at_once(
        lambda: receive(row, by=world.office),
        lambda: return_for_supplement(row, by=world.office, items=["Bản rõ"], due=SOON, reason="Mờ"),
    )
    row.refresh_from_db()
    assert len(refusals(outcomes)) == 1, outcomes
    assert row.state in (State.RECEIVED, State.RETURNED)
    assert Event.objects.filter(subject_id=row.pk).count() == 1
    asked = SupplementItem.objects.filter(nomination=row).count()
    assert (asked, NominationPaper.objects.count()) == ((1, 1) if row.state == State.RETURNED else (0, 0))


def test_handing_in_twice_makes_one_receipt():
    world = World()
    row = world.dossier()
    outcomes = at_once(lambda: submit(row, by=world.head), lambda: submit(row, by=world.deputy))
    assert len(refusals(outcomes)) == 1, outcomes
    assert NominationPaper.objects.filter(nomination=row).count() == 1


def test_withdrawing_and_receiving_leave_one_story():
    world = World()
    row = world.dossier(State.SUBMITTED)
    outcomes = at_once(lambda: withdraw(row, by=world.head, reason="Rút"), lambda: receive(row, by=world.office))
    row.refresh_from_db()
    assert row.state == State.WITHDRAWN or len(refusals(outcomes)) == 1
    assert (row.withdrawn_at is not None) == (row.state == State.WITHDRAWN)


def test_one_person_is_put_forward_once():
    world = World()
    person = world.colleague()
    both = [(world.clerk, world.department), (world.stranger, world.elsewhere), (world.head, world.department)]
    outcomes = at_once(
        *(
            lambda by=by, at=at: draft(
                by=by, season=world.season, department=at, facts={"kind": "individual", "person": person}
            )
            for by, at in both
        )
    )
    assert len(refusals(outcomes, AlreadyIntroduced)) == 2, outcomes
    assert Nomination.objects.count() == 1


def test_two_saves_keep_one_and_tell_the_other():
    world = World()
    row = world.dossier()
    outcomes = at_once(
        *(
            lambda text=text: revise(row, by=world.clerk, version=1, facts={"merit": text}, statements={})
            for text in ("Một", "Hai")
        )
    )
    row.refresh_from_db()
    assert len(refusals(outcomes, SavedMeanwhile)) == 1, outcomes
    assert (row.version, row.merit in ("Một", "Hai")) == (2, True)

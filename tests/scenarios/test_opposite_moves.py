"""Two people make opposite moves at the same instant: what comes out is what one after the other gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from accounts.events import broken_links, timeline
from accounts.models import User
from accounts.roles import Role
from certificates.actions.change_moves import issue_change
from certificates.actions.decide import decide
from certificates.actions.issue import issue
from certificates.actions.number import number
from certificates.actions.prepare import prepare
from certificates.models import Certificate, Decision, RegisterYear
from certificates.readiness import choices_digest
from core import clock
from councils.actions.adjourn import adjourn
from councils.actions.confirm_count import confirm_count
from councils.actions.confirm_team import confirm_team
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.propose_team import propose_team
from councils.actions.start import start
from councils.models import CouncilSession
from documents.readiness import next_number
from nominations.actions.draft import draft
from nominations.actions.receive import receive
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.actions.submit import submit
from nominations.actions.suspend import suspend
from nominations.actions.withdraw import withdraw
from nominations.models import Nomination
from nominations.workflow import State
from seasons.actions.close_season import close_season
from seasons.actions.create import create
from seasons.actions.keep_movement import keep_movement
from seasons.actions.open_season import open_season
from seasons.models import Season
from tests.factories.certificate import Desk, change_scanned, changed, numbering
from tests.factories.council import Bench, entry, set_rules
from tests.factories.people import DepartmentFactory, person
from tests.factories.season import SeasonFactory
from tests.nominations.world import NOW, SOON, World
from tests.scenarios.at_once import Act, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

REASON = "Lý do thử nghiệm"
#: How often a pair meets: who comes first differs from turn to turn.
TURNS = 3


@pytest.fixture(autouse=True)
def on_a_working_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@dataclass(frozen=True)
class Meeting:
    """The acts that meet, and the records that tell what came out."""

    acts: tuple[Act, ...]
    records: tuple[models.Model, ...]


def _world() -> World:
    return World(season=SeasonFactory(), department=DepartmentFactory(), elsewhere=DepartmentFactory())


# --- the dossier


def receive_and_return() -> Meeting:
    world = _world()
    row, office, other = world.dossier(State.SUBMITTED), world.office, person(Role.OFFICE)
    items = ["Thêm bản chụp quyết định"]
    return Meeting(
        (
            lambda: receive(row, by=office),
            lambda: return_for_supplement(row, by=other, items=items, due=SOON, reason=REASON),
        ),
        (row,),
    )


def submit_and_withdraw() -> Meeting:
    world = _world()
    row, head, deputy = world.dossier(), world.head, world.deputy
    return Meeting((lambda: submit(row, by=head), lambda: withdraw(row, by=deputy, reason=REASON)), (row,))


def submit_twice() -> Meeting:
    world = _world()
    row, head, deputy = world.dossier(), world.head, world.deputy
    return Meeting((lambda: submit(row, by=head), lambda: submit(row, by=deputy)), (row,))


def suspend_and_receive() -> Meeting:
    world = _world()
    row, office, standing = world.dossier(State.SUBMITTED), world.office, world.standing
    return Meeting((lambda: suspend(row, by=standing, reason=REASON), lambda: receive(row, by=office)), (row,))


def introduce_one_person_twice() -> Meeting:
    world = _world()
    nominee, facts = world.colleague(), {"kind": "individual"}

    def begin(by: User) -> Act:
        return lambda: draft(
            by=by, season=world.season, department=world.department, facts={**facts, "person": nominee}
        )

    return Meeting((begin(world.head), begin(world.clerk)), (nominee,))


# --- the session


def start_and_adjourn() -> Meeting:
    bench = Bench()
    session, other = bench.ready(), bench.vice
    return Meeting(
        (
            lambda: start(session, by=bench.chair, acknowledged=True),
            lambda: adjourn(session, by=other, reason=REASON),
        ),
        (session, *bench.nominations),
    )


def start_and_withdraw() -> Meeting:
    bench = Bench()
    session, head = bench.ready(), person(Role.HEAD, bench.department)
    row = bench.nominations[0]
    return Meeting(
        (lambda: start(session, by=bench.chair, acknowledged=True), lambda: withdraw(row, by=head, reason=REASON)),
        (session, *bench.nominations),
    )


def adjourn_and_suspend() -> Meeting:
    bench = Bench()
    session, standing = bench.voting(), person(Role.STANDING_COUNCIL)
    row = bench.nominations[-1]
    return Meeting(
        (lambda: adjourn(session, by=bench.chair, reason=REASON), lambda: suspend(row, by=standing, reason=REASON)),
        (session, *bench.nominations),
    )


def two_counters_confirm() -> Meeting:
    bench = Bench()
    session = _tallied(bench)
    acts = tuple(_confirming(session, counter) for counter in bench.members[3:5])
    return Meeting(acts, (session, *bench.nominations))


def count_and_suspend() -> Meeting:
    bench = Bench()
    session, standing = _tallied(bench), person(Role.STANDING_COUNCIL)
    row = bench.nominations[-1]
    return Meeting(
        (_confirming(session, bench.members[3]), lambda: suspend(row, by=standing, reason=REASON)),
        (session, *bench.nominations),
    )


def _tallied(bench: Bench) -> CouncilSession:
    """A session with a team of three, whose head has entered the figures."""
    session = bench.opened()
    head, *others = bench.members[2:5]
    propose_team(session, by=bench.secretary, head=head, members=others)
    confirm_team(session, by=bench.secretary, hands_for=4, hands_against=0)
    session = end(start(session, by=bench.chair, acknowledged=True), by=bench.chair)
    for box in session.boxes.filter(used=True):
        enter_tally(box, by=head, entry=entry(box))
    return session


def _confirming(session: CouncilSession, counter: User) -> Act:
    return lambda: confirm_count(session, by=counter)


# --- the decision


def two_directors_decide() -> Meeting:
    desk = Desk(passed=2, failed=1)
    decision = desk.weighed()
    seen = choices_digest(decision.items.all())

    def deciding(by: User) -> Act:
        return lambda: decide(decision, by=by, recognised=2, seen=seen)

    return Meeting((deciding(desk.director), deciding(person(Role.DIRECTOR))), (decision, *desk.nominations))


def decide_and_suspend() -> Meeting:
    desk = Desk(passed=2)
    decision, standing = desk.weighed(), person(Role.STANDING_COUNCIL)
    seen, row = choices_digest(decision.items.all()), desk.nominations[-1]
    return Meeting(
        (
            lambda: decide(decision, by=desk.director, recognised=2, seen=seen),
            lambda: suspend(row, by=standing, reason=REASON),
        ),
        (decision, *desk.nominations),
    )


def prepare_twice() -> Meeting:
    desk = Desk(passed=1)
    other = person(Role.OFFICE)
    acts = (lambda: prepare(desk.season, by=desk.office), lambda: prepare(desk.season, by=other))
    return Meeting(acts, (desk.season,))


def two_clerks_number_one_decision() -> Meeting:
    desk = Desk(passed=1)
    decision, other = desk.decided(), person(Role.RECORDS_CLERK)
    return Meeting(
        (
            lambda: number(decision, by=desk.clerk, given=numbering(_free_number())),
            lambda: number(decision, by=other, given=numbering(_free_number())),
        ),
        (decision,),
    )


def one_number_for_two_decisions() -> Meeting:
    first, second, figure = Desk(passed=1), Desk(passed=1), _free_number()
    decisions = first.decided(), second.decided()

    def numbered(decision: Decision, by: User) -> Act:
        return lambda: number(decision, by=by, given=numbering(figure))

    return Meeting((numbered(decisions[0], first.clerk), numbered(decisions[1], second.clerk)), decisions)


def issue_twice() -> Meeting:
    desk = Desk(passed=2)
    decision = desk.signed(_free_number())
    return Meeting((lambda: issue(decision, by=desk.clerk), lambda: issue(decision, by=desk.office)), (decision,))


def recall_twice() -> Meeting:
    desk = Desk(passed=1)
    decision = desk.issued(_free_number())
    certificate = Certificate.objects.get(item__decision=decision)
    named = frozenset({certificate.pk})
    made = changed(decision, by=desk.office, kind="recall", number=_free_number(), certificates=named)
    change = change_scanned(made, by=desk.office)

    def recalling(by: User) -> Act:
        return lambda: issue_change(change, by=by)

    return Meeting((recalling(desk.office), recalling(person(Role.OFFICE))), (certificate, change))


def one_number_for_a_decision_and_a_change() -> Meeting:
    desk, other = Desk(passed=1), Desk(passed=1)
    issued, decided = desk.issued(_free_number()), other.decided()
    figure = _free_number()
    named = frozenset(Certificate.objects.filter(item__decision=issued).values_list("pk", flat=True))
    return Meeting(
        (
            lambda: changed(issued, by=desk.office, kind="recall", number=figure, certificates=named),
            lambda: number(decided, by=other.clerk, given=numbering(figure)),
        ),
        (decided,),
    )


def _free_number() -> int:
    return next_number("QĐ-SNgV", clock.today().year)


# --- the season


def open_two_seasons() -> Meeting:
    office, standing = person(Role.OFFICE), person(Role.STANDING_COUNCIL)
    Season.objects.filter(state="open").update(state="closed", closed_at=clock.now())
    first, second = _preparing(office), _preparing(office)
    return Meeting((lambda: open_season(first, by=office), lambda: open_season(second, by=standing)), (first, second))


def open_and_close_a_season() -> Meeting:
    office, standing = person(Role.OFFICE), person(Role.STANDING_COUNCIL)
    Season.objects.filter(state="open").update(state="closed", closed_at=clock.now())
    season = _preparing(office)
    return Meeting((lambda: open_season(season, by=office), lambda: close_season(season, by=standing)), (season,))


def close_the_season_and_receive() -> Meeting:
    world = _world()
    row, office, standing = world.dossier(State.SUBMITTED), world.office, world.standing
    return Meeting((lambda: close_season(world.season, by=standing), lambda: receive(row, by=office)), (row,))


def close_the_season_and_start() -> Meeting:
    bench = Bench()
    session, standing = bench.ready(), person(Role.STANDING_COUNCIL)
    return Meeting(
        (lambda: close_season(bench.season, by=standing), lambda: start(session, by=bench.chair, acknowledged=True)),
        (session, *bench.nominations),
    )


def _preparing(office: User) -> Season:
    last = Season.objects.aggregate(last=models.Max("year"))["last"] or 2026
    season = create(
        by=office, year=last + 1, facts={}, plan_due=SOON.date().replace(year=last + 1),
        recognition_due=SOON.date().replace(year=last + 2),
    )  # fmt: skip
    movement = {
        "channel": "agency_yearly", "name": "Thi đua hoàn thành xuất sắc nhiệm vụ", "field": "Đối ngoại",
        "begins": season.plan_due, "ends": season.recognition_due,
    }  # fmt: skip
    keep_movement(None, by=office, season=season, facts=movement)
    set_rules(season)
    return season


SCENES = [
    receive_and_return, submit_and_withdraw, submit_twice, suspend_and_receive, introduce_one_person_twice,
    start_and_adjourn, start_and_withdraw, adjourn_and_suspend, two_counters_confirm, count_and_suspend,
    two_directors_decide, decide_and_suspend, prepare_twice, two_clerks_number_one_decision,
    one_number_for_two_decisions, issue_twice, recall_twice, one_number_for_a_decision_and_a_change,
    open_two_seasons, open_and_close_a_season, close_the_season_and_receive, close_the_season_and_start,
]  # fmt: skip
#: Pairs of which one alone can ever be done.
ONE_WINNER = {
    receive_and_return, submit_twice, introduce_one_person_twice, two_counters_confirm, two_directors_decide,
    prepare_twice, two_clerks_number_one_decision, one_number_for_two_decisions, issue_twice, recall_twice,
    one_number_for_a_decision_and_a_change, open_two_seasons,
}  # fmt: skip


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_the_outcome_is_that_of_one_after_the_other(scene: Callable[[], Meeting]) -> None:
    for _ in range(TURNS):
        meeting = scene()
        allowed = [_one_after_the_other(meeting, order) for order in permutations(range(len(meeting.acts)))]
        before = _told(meeting)
        found = at_once(*meeting.acts)
        assert _outcome(meeting, before, found) in allowed
        if scene in ONE_WINNER:
            assert [refusal is None for refusal in found].count(True) == 1
        assert list(broken_links()) == []
        _assert_register_has_no_gap()


def _one_after_the_other(meeting: Meeting, order: tuple[int, ...]) -> Any:
    """What comes out in this order; nothing of it stays."""
    found: list[Exception | None] = [None] * len(order)
    before = _told(meeting)
    with transaction.atomic():
        for place in order:
            try:
                with transaction.atomic():
                    meeting.acts[place]()
            except ValidationError as refusal:
                found[place] = refusal
        outcome = _outcome(meeting, before, found)
        transaction.set_rollback(True)
    return outcome


def _told(meeting: Meeting) -> list[int]:
    return [timeline(record).count() for record in meeting.records]


def _outcome(meeting: Meeting, before: list[int], found: list[Exception | None]) -> Any:
    """Who was refused, and what each record's timeline tells since *before*.

    A broken constraint too is a refusal: the views tell it in a sentence.
    """
    for refusal in found:
        if refusal is not None and not isinstance(refusal, ValidationError | IntegrityError):
            raise refusal
    since = [
        [(event.was, event.move, event.now) for event in timeline(record)[count:]]
        for record, count in zip(meeting.records, before, strict=True)
    ]
    return [refusal is None for refusal in found], since, _rows(meeting)


def _rows(meeting: Meeting) -> list[Any]:
    """The states of the records, and of a dossier what no state tells."""
    rows = []
    for record in meeting.records:
        row = type(record)._base_manager.get(pk=record.pk)
        halted = row.suspended_at is not None if isinstance(row, Nomination) else None
        rows.append((getattr(row, "state", None), halted))
    return rows


def _assert_register_has_no_gap() -> None:
    for register in RegisterYear.objects.all():
        numbers = Certificate.objects.filter(year=register.year).order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, register.last_number + 1))

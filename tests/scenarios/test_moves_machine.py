"""People do whatever they like, in any order, by right and by wrong: no path leads to a row that breaks a rule.

A plain model of the year foretells every answer of the portal; after every step the rows must stand as it says.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import product
from typing import Any

import pikepdf
import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from accounts.events import broken_links
from accounts.models import Event, User
from certificates.models import Certificate, Decision, DecisionItem
from core import clock
from councils.models import CouncilSession
from nominations.models import Nomination
from seasons.models import Season
from tests.architecture.access_world import MINUTES, NOW, Hall
from tests.factories.people import UserFactory
from tests.scenarios.year_acts import ASKS, THENS
from tests.scenarios.year_model import (
    ACTORS,
    DECLINED,
    QUORUM,
    RECOGNISED,
    RETURNED,
    STEPS,
    STRANGER,
    SUBMITTED,
    TELLER,
    Args,
    Dossier,
    List,
    Paper,
    Session,
    Year,
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]

#: So many files at most: a few that come far tell more than many that do not.
MOST_DOSSIERS = 4
#: With the Office, or with the department for a supplement.
INTAKE = (SUBMITTED, RETURNED)
OUTCOMES = ("recognise", "recognise", "decline", "send_back", "ask")
DATES = {"plan_due": NOW.date().replace(day=15), "recognition_due": NOW.date().replace(day=31)}


class Scene(Hall):
    """The people and the season with which every year begins."""

    def __init__(self) -> None:
        super().__init__()
        Season.objects.filter(pk=self.season.pk).update(**DATES)
        self.season.refresh_from_db()
        self.nominees = [UserFactory(department=self.department) for _ in range(MOST_DOSSIERS)]
        self.everyone: dict[Any, int] = {role: user.pk for role, user in self.people.items()}
        self.everyone |= {TELLER: UserFactory().pk, STRANGER: next(iter(self.strangers.values())).pk}


class AnyYear(RuleBasedStateMachine):
    """One year from the same beginning; whatever happened is taken back at its end."""

    scene: Scene
    done: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.year = Year(self.scene)

    def teardown(self) -> None:
        clock.return_to_present()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    # --- what people do

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """Somebody does a step on the way that is open now."""
        steps = self._open_steps(disturbing=False)
        self._do_one_of(steps, data.draw(st.sampled_from(list(steps))) if steps else "", data)

    @rule(data=st.data(), times=st.integers(1, 12))
    def go_further(self, data: st.DataObject, times: int) -> None:
        """A quiet stretch: what has come furthest goes on, step by step."""
        for _ in range(times):
            steps = self._open_steps(disturbing=False)
            self._do_one_of(steps, next(reversed(steps), ""), data)

    @rule(data=st.data())
    def disturb(self, data: st.DataObject) -> None:
        """Somebody rightly withdraws, suspends, returns, adjourns, revokes."""
        steps = self._open_steps(disturbing=True)
        self._do_one_of(steps, data.draw(st.sampled_from(list(steps))) if steps else "", data)

    @rule(data=st.data())
    def try_anything(self, data: st.DataObject) -> None:
        """Anybody tries anything on any record."""
        name = data.draw(st.sampled_from([name for name in STEPS if name != "close_season"]))
        records = self._records(name)
        if records:
            one, by = data.draw(st.sampled_from(records)), data.draw(st.sampled_from(ACTORS))
            self._do(name, one, by, data)

    @precondition(lambda self: bool(self.year.lists))
    @rule(data=st.data(), earnest=st.booleans())
    def close_the_season(self, data: st.DataObject, earnest: bool) -> None:
        by = data.draw(st.sampled_from(ACTORS))
        if earnest or by not in STEPS["close_season"].who:
            self._do("close_season", self.year, by, data)

    @precondition(lambda self: self._may_grow_late())
    @rule(earnest=st.integers(0, 3))
    def time_goes_by(self, earnest: int) -> None:
        """The last day for files passes, and what was asked for until then."""
        if not earnest:
            self._grow_late()

    @precondition(lambda self: self._may_grow_late() and any(one.state in INTAKE for one in self.year.dossiers))
    @rule(data=st.data(), earnest=st.integers(0, 2))
    def a_supplement_does_not_come(self, data: st.DataObject, earnest: int) -> None:
        """The Office asks for one in vain, and the Standing Council leaves the file out."""
        if earnest:
            return
        self._do_if_open("return", data)
        self._grow_late()
        self._do_if_open("shelve", data)

    @precondition(lambda self: any(one.state == "drafting" for one in self.year.lists))
    @rule(data=st.data())
    def a_list_is_made_anew(self, data: st.DataObject) -> None:
        self._do_if_open("relist", data)

    # --- what must hold

    @invariant()
    def rows_stand_as_foretold(self) -> None:
        rows = {row.pk: row for row in Nomination.objects.filter(pk__in=[one.row.pk for one in self.year.dossiers])}
        for one in self.year.dossiers:
            row = rows[one.row.pk]
            told = (row.state, row.suspended_at is not None, row.announced_at is not None, row.round, row.late)
            assert told == (one.state, one.halted, one.announced, one.round, one.late)
        for model, records in ((CouncilSession, self.year.sessions), (Decision, self.year.lists)):
            states = dict(model.objects.values_list("pk", "state"))
            assert {one.row.pk: one.state for one in records} == states
        assert Season.objects.get(pk=self.scene.season.pk).state == self.year.season

    @invariant()
    def outcomes_follow_from_decisions(self) -> None:
        decided = DecisionItem.objects.filter(decision__state__in=("decided", "numbered", "issued", "closed"))
        for state, outcome in ((RECOGNISED, "recognise"), (DECLINED, "decline")):
            named = set(decided.filter(outcome=outcome).values_list("nomination_id", flat=True))
            assert {one.row.pk for one in self.year.dossiers if one.state == state} == named
        out = decided.filter(decision__state__in=("issued", "closed"), outcome__in=("recognise", "decline"))
        announced = Nomination.objects.filter(announced_at__isnull=False).values_list("pk", flat=True)
        assert set(announced) == set(out.values_list("nomination_id", flat=True))

    @invariant()
    def the_register_has_no_gap(self) -> None:
        numbers = list(Certificate.objects.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        issued = DecisionItem.objects.filter(decision__state="issued", outcome="recognise")
        assert Certificate.objects.filter(predecessor=None).count() == issued.count()

    @invariant()
    def the_record_is_unbroken(self) -> None:
        assert list(broken_links()) == []

    # --- how

    def _may_grow_late(self) -> bool:
        """Whether the last day is still to pass, and nobody sits in a session meanwhile."""
        in_session = any(one.team and one.state != "adjourned" for one in self.year.sessions)
        some = any(one.complete or one.state == RETURNED for one in self.year.dossiers)
        return not self.year.over and not in_session and some

    def _grow_late(self) -> None:
        clock.travel_to(NOW.replace(day=20))
        self.year.over = True
        for one in self.year.dossiers:
            one.overdue = one.state == RETURNED
        for session in self.year.sessions:
            if session.state == "adjourned":
                session.team = "relieved"  # the counters' duty ended with the day on which it was put off

    def _records(self, name: str) -> list[Any]:
        """Records on which the step can be tried at all."""
        of = {Year: [self.year], Dossier: self.year.dossiers, Session: self.year.sessions, List: self.year.lists,
              Paper: self.year.papers}[STEPS[name].of]  # fmt: skip
        if name == "draft" and len(self.year.dossiers) >= 2 * MOST_DOSSIERS:
            return []
        if name == "take_out":
            return [one for one in of if one.proofs]
        if name == "tally":
            return [one for one in of if one.row.boxes.exists()]
        return [one for one in of if one.agenda] if name == "drop" else list(of)

    def _open_steps(self, *, disturbing: bool) -> dict[str, list[tuple[Any, Any]]]:
        """Steps that the portal must let happen: name → records, each with a person; the last name is the furthest."""
        steps: dict[str, list[tuple[Any, Any]]] = {}
        for name, step in STEPS.items():
            if step.disturbing is disturbing and name != "close_season":
                for one, by in product(self._records(name), sorted(step.who)):
                    args = self._good(name, one, by)
                    if self._is_open(name, one, by, args) and not _is_idle(name, one, args):
                        steps.setdefault(name, []).append((one, by))
        return steps

    def _do_one_of(self, steps: dict[str, list[tuple[Any, Any]]], name: str, data: st.DataObject) -> None:
        if name:
            self._do(name, *data.draw(st.sampled_from(steps[name])), data, rightly=True)

    def _do_if_open(self, name: str, data: st.DataObject) -> None:
        steps = self._open_steps(disturbing=STEPS[name].disturbing)
        self._do_one_of(steps, name if name in steps else "", data)

    def _is_open(self, name: str, one: Any, by: Any, args: Args) -> bool:
        step = STEPS[name]
        in_season = self.year.season == "open" or step.after_closing
        return step.is_for(one, by) and in_season and step.ready(self.year, one, args)

    def _good(self, name: str, one: Any, by: Any) -> dict[str, Any]:
        """Details with which the step goes through if it can at all."""
        taken = [dossier.nominee for dossier in self.year.dossiers if dossier.state != "withdrawn"]
        free = [person for person in self.scene.nominees if person not in taken]
        claimed = self.year.claimed()
        waiting = [d for d in self.year.dossiers if d.state == "appraised" and not d.halted and d not in claimed]
        return {"by": by, "nominee": (free or self.scene.nominees)[0], "chosen": waiting, "mistaken": 0,
                "figure": max(self.year.figures, default=0) + 1}  # fmt: skip

    def _details(self, name: str, one: Any, by: Any, data: st.DataObject, *, rightly: bool) -> dict[str, Any]:
        args = self._good(name, one, by)
        draw: Callable[[Any], Any] = data.draw
        if name == "plan" and rightly and args["chosen"]:
            args["chosen"] = draw(st.lists(st.sampled_from(args["chosen"]), min_size=1, max_size=3, unique_by=id))
        if not rightly:
            args["nominee"] = draw(st.sampled_from(self.scene.nominees))
            args["mistaken"] = draw(st.sampled_from((0, 0, 1)))
            args["figure"] = draw(st.integers(1, 4))
            args["chosen"] = self.year.dossiers and draw(
                st.lists(st.sampled_from(self.year.dossiers), max_size=3, unique_by=id)
            )
        if name == "roll":
            args["absent"] = draw(st.sampled_from((0, 0, 0, 1, 2, 3)))
        if name == "tally":
            args["approving"] = draw(st.sampled_from((7, 7, 6, 5, 4, 0, None)))
        if name == "sign_minutes":
            left = [kind for kind in MINUTES if kind not in one.signed]
            args["kind"] = draw(st.sampled_from(left or MINUTES))
        if name == "weigh":
            items = DecisionItem.objects.filter(decision=one.row).values_list("nomination_id", flat=True)
            args["outcomes"] = {pk: draw(st.sampled_from(OUTCOMES)) for pk in items}
        return args

    def _person(self, one: Any, by: Any) -> int:
        """Whose id it is; the counters are those of the session."""
        of_session = one.counters if isinstance(one, Session) else {}
        return of_session[by].pk if by in of_session else self.scene.everyone[by]

    def _do(self, name: str, one: Any, by: Any, data: st.DataObject, *, rightly: bool = False) -> None:
        """Ask the portal, and compare its answer with what the model foretold."""
        args = self._details(name, one, by, data, rightly=rightly)
        person = User.objects.get(pk=self._person(one, by))
        opened = self._is_open(name, one, by, args)
        before = Event.objects.count()
        try:
            with transaction.atomic():
                result = ASKS[name](self.year, one, person, args)
        except PermissionDenied:
            assert not STEPS[name].is_for(one, by), f"{by} was denied «{name}»"
        except ValidationError as refusal:
            assert STEPS[name].is_for(one, by), f"{by} was told why «{name}» cannot be done: {refusal.messages}"
            assert not opened, f"«{name}» was refused: {refusal.messages}"
        else:
            assert opened, f"«{name}» was done by {by}"
            THENS[name](self.year, one, args, result)
            self.done[name] += 1
            assert {event.actor_id for event in Event.objects.order_by("number")[before:]} <= {person.pk}
            return
        assert Event.objects.count() == before


def _is_idle(name: str, one: Any, args: Args) -> bool:
    """A step that the portal allows and that leads nowhere: it was done, or is about no file."""
    done = {
        "plan": lambda: not args["chosen"],
        "roll": lambda: (one.here or 0) >= QUORUM,
        "team": lambda: one.team,
        "tally": lambda: one.entered_by,
        "minutes": lambda: one.minutes,
        "sign_minutes": lambda: len(one.signed) == len(MINUTES),
        "weigh": lambda: one.chosen,
        "sign_decision": lambda: one.signed,
    }
    return name in done and bool(done[name]())


@pytest.fixture
def a_year(db: None) -> Iterator[Callable[..., None]]:
    """Runs so many years of so many steps."""

    def run(**profile: Any) -> None:
        AnyYear.scene, AnyYear.done = Scene(), Counter()
        kept = settings(
            deadline=None, suppress_health_check=list(HealthCheck), database=None, print_blob=True, **profile
        )
        run_state_machine_as_test(AnyYear, settings=kept)

    with time_machine.travel(NOW, tick=True):
        yield run


@pytest.fixture
def quick_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are put together as always; in the place of their print stands one real, empty page."""
    content = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(content)
    for module in ("nominations.printing", "councils.printing"):
        monkeypatch.setattr(f"{module}.render_pdf", lambda paper: content.getvalue())


#: The same years every time, and no search for a shorter path to what went wrong: soak does both.
EVERY_DAY = {"derandomize": True, "phases": (Phase.generate,)}


@pytest.mark.timeout(300)
def test_no_path_breaks_a_rule(a_year: Callable[..., None], quick_papers: None) -> None:
    a_year(max_examples=14, stateful_step_count=60, **EVERY_DAY)
    assert {"issue", "adjourn", "suspend", "withdraw"} <= AnyYear.done.keys(), "these years tell little"


@pytest.mark.timeout(300)
def test_no_path_breaks_a_rule_with_printed_papers(a_year: Callable[..., None]) -> None:
    a_year(max_examples=4, stateful_step_count=30, **EVERY_DAY)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_no_path_breaks_a_rule_in_many_years(a_year: Callable[..., None], quick_papers: None) -> None:
    a_year(max_examples=250, stateful_step_count=80)
    assert AnyYear.done.keys() == STEPS.keys() - {"refer"}

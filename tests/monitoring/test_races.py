"""Two people act on one paper at the same instant: exactly one wins, on both engines."""

from datetime import date

import pytest

from accounts.models import Event
from accounts.roles import Role
from core.papers.typography import code_lines
from core.workflow import IllegalMove
from monitoring.actions.approve_paper import approve_paper
from monitoring.actions.begin_paper import begin_paper
from monitoring.actions.extend_paper import extend_paper
from monitoring.actions.return_paper import return_paper
from monitoring.actions.submit_paper import submit_paper
from monitoring.actions.write_paper import write_paper
from monitoring.content import digest_of
from monitoring.models import DepartmentPaper, Extension, PaperVersion, PrintedPaper
from monitoring.workflow import State
from tests.factories.people import person
from tests.monitoring.world import REASON, PaperWorld, text_for
from tests.nominations.test_races import at_once, refusals

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]


def moves(row, *names):
    return Event.objects.filter(subject_type="monitoring.departmentpaper", subject_id=row.pk, move__in=names).count()


def test_approving_and_returning_have_one_winner():
    world = PaperWorld()
    row, other = world.paper(State.SUBMITTED), person(Role.STANDING_COUNCIL)
    outcomes = at_once(
        lambda: approve_paper(row, by=world.standing), lambda: return_paper(row, by=other, reason=REASON)
    )
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes
    row.refresh_from_db()
    version = PaperVersion.objects.get()
    assert version.answer == row.state and (row.valid is None) == (row.state == State.RETURNED)
    assert moves(row, "approve", "return") == 1


def test_two_approvals_are_one():
    world = PaperWorld()
    row, other = world.paper(State.SUBMITTED), person(Role.STANDING_COUNCIL)
    outcomes = at_once(lambda: approve_paper(row, by=world.standing), lambda: approve_paper(row, by=other))
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes
    assert moves(row, "approve") == 1


def test_two_returns_are_one():
    world = PaperWorld()
    row, other = world.paper(State.SUBMITTED), person(Role.STANDING_COUNCIL)
    outcomes = at_once(
        lambda: return_paper(row, by=world.standing, reason="Một"), lambda: return_paper(row, by=other, reason="Hai")
    )
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes
    assert PaperVersion.objects.get().answer_reason in ("Một", "Hai") and moves(row, "return") == 1


def test_handing_in_twice_makes_one_receipt():
    world = PaperWorld()
    row, deputy = world.written(), world.deputy
    outcomes = at_once(lambda: submit_paper(row, by=world.head), lambda: submit_paper(row, by=deputy))
    assert len(refusals(outcomes)) == 1, outcomes
    assert PrintedPaper.objects.filter(kind="paper_receipt").count() == 1 and moves(row, "submit") == 1


def test_saving_and_handing_in_leave_what_the_receipt_says():
    world = PaperWorld()
    row, clerk = world.written(), world.clerk
    at_once(
        lambda: submit_paper(row, by=world.head),
        lambda: write_paper(row, by=clerk, edition=1, sections=text_for("report", " Khác.")),
    )
    row.refresh_from_db()
    kept = PaperVersion.objects.filter(paper=row)
    assert kept.count() == 1
    if row.state == State.SUBMITTED:  # with the text before or after the save, and that is what the receipt says
        version = kept.get()
        assert version.sections in (text_for("report"), text_for("report", " Khác."))
        assert version.digest == digest_of(row, version) and PrintedPaper.objects.count() == 2
        receipt = str(PrintedPaper.objects.get(kind="paper_receipt").content)
        assert all(line in receipt for line in code_lines(version.digest))
    else:
        assert kept.get().sections == text_for("report", " Khác.") and not PrintedPaper.objects.exists()


def test_two_who_save_leave_one_text_whole():
    world = PaperWorld()
    row, clerk = world.begun(), world.clerk
    outcomes = at_once(
        lambda: write_paper(row, by=world.head, edition=0, sections={"found": "Một"}),
        lambda: write_paper(row, by=clerk, edition=0, sections={"found": "Hai"}),
    )
    assert len(refusals(outcomes)) == 1, outcomes
    assert PaperVersion.objects.get().edition == 1


def test_two_who_begin_begin_one_paper():
    world = PaperWorld()
    clerk = world.clerk
    outcomes = at_once(
        lambda: begin_paper(world.season, world.department, by=world.head, kind="plan"),
        lambda: begin_paper(world.season, world.department, by=clerk, kind="plan"),
    )
    assert len(refusals(outcomes)) == 1, outcomes
    assert DepartmentPaper.objects.count() == 1


def test_the_same_date_given_by_two_is_one_extension():
    world = PaperWorld()
    other, until = person(Role.STANDING_COUNCIL), date(2026, 12, 20)

    def give(by):
        return lambda: extend_paper(
            world.season, world.department, by=by, kind="plan", until=until, reason="Trưởng phòng ốm."
        )

    outcomes = at_once(give(world.standing), give(other))
    assert len(refusals(outcomes)) == 1, outcomes
    assert Extension.objects.count() == 1

"""The board: words and days late recomputed from the rows, strict to the instant, in a constant number of queries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Duty
from accounts.roles import Role
from core import clock
from monitoring.actions.approve_paper import approve_paper
from monitoring.actions.extend_paper import extend_paper
from monitoring.actions.submit_paper import submit_paper
from monitoring.board import board, by_department
from monitoring.milestones import Milestone
from monitoring.models import DepartmentPaper, Extension
from monitoring.open_items import open_items
from monitoring.workflow import State
from nominations.actions.abstain import abstain
from nominations.models import Abstention, Submission
from nominations.workflow import State as FileState
from seasons.models import Season
from tests.factories.people import DepartmentFactory, person
from tests.monitoring.world import add

pytestmark = pytest.mark.django_db

REPORT, PLAN, NOMINATIONS, BOTH = Milestone.REPORT, Milestone.PLAN, Milestone.NOMINATIONS, Milestone.BOTH
AFTER = datetime(2026, 12, 16, 2, 0, tzinfo=UTC)  # the second day late


def row_of(world, milestone, department=None):
    wanted = department or world.department
    return next(row for row in board(world.season) if (row.department, row.milestone) == (wanted, milestone))


def test_at_first_everything_is_owed_and_nothing_is_late(world):
    world.people["head"], world.people["stranger"]
    rows = board(world.season, [world.department, world.elsewhere])
    assert [(row.department.code, row.milestone) for row in rows] == [
        (code, milestone) for code in ("HTQT", "LS") for milestone in (NOMINATIONS, REPORT, PLAN)
    ]
    assert {row.due for row in rows} == {date(2026, 12, 15)}
    assert not any(row.done or row.days_late or row.late_words for row in rows)
    assert [row.state for row in rows[:3]] == ["Chưa giới thiệu", "Chưa gửi", "Chưa gửi"]
    assert rows[0].people == (world.head,) and rows[3].people == (world.stranger,)


@pytest.mark.parametrize(
    ("state", "done", "tone"),
    [(State.DRAFTING, False, "warn"), (State.SUBMITTED, True, "info"), (State.RETURNED, False, "late"),
     (State.APPROVED, True, "good")],
)  # fmt: skip
def test_a_paper_has_its_word_in_every_state(world, state, done, tone):
    paper = world.paper(state)
    row = row_of(world, REPORT)
    assert (row.state, row.done, row.tone, row.days_late) == (state.label, done, tone, 0)
    assert row.paper == paper and row_of(world, PLAN).paper is None


@pytest.mark.parametrize(
    ("moment", "late"),
    [(datetime(2026, 12, 14, 16, 59, 59, 999_999, tzinfo=UTC), 0), (datetime(2026, 12, 14, 17, tzinfo=UTC), 1),
     (AFTER, 2)],
    ids=["last instant", "first instant after", "the day after"],
)  # fmt: skip
def test_lateness_begins_with_the_fifteenth(world, on_a_working_day, moment, late):
    on_a_working_day.move_to(moment, tick=False)
    rows = board(world.season)
    assert {row.days_late for row in rows} == {late}
    assert {row.badges[0][:2] for row in rows if row.milestone == REPORT} == {
        ("late", f"Quá hạn {late} ngày") if late else ("warn", "Chưa gửi")
    }


def test_days_stop_with_the_closing_of_the_season(world, on_a_working_day):
    on_a_working_day.move_to(AFTER)
    Season.objects.filter(pk=world.season.pk).update(state="closed", closed_at=AFTER)
    on_a_working_day.move_to(AFTER + timedelta(days=300))
    assert {row.days_late for row in board(Season.objects.get(pk=world.season.pk))} == {2}


def test_what_came_late_is_done_and_bears_its_days_for_ever(world, on_a_working_day):
    paper = world.written()
    on_a_working_day.move_to(AFTER)
    submit_paper(paper, by=world.head)
    on_a_working_day.move_to(AFTER + timedelta(days=9))
    approve_paper(paper, by=world.standing)
    row = row_of(world, REPORT)
    assert (row.done, row.days_late, row.late_words) == (True, 2, "Nộp muộn 2 ngày")
    assert [badge[1] for badge in row.badges] == ["Đã duyệt", "Nộp muộn 2 ngày"]


def test_what_was_returned_is_not_done_and_not_later_than_it_came(world, on_a_working_day):
    world.paper(State.RETURNED)
    on_a_working_day.move_to(AFTER)
    row = row_of(world, REPORT)
    assert (row.done, row.days_late, row.state, row.is_overdue) == (False, 0, "Trả lại", False)


def test_an_approved_plan_stays_done_while_an_addition_is_weighed(world, on_a_working_day):
    world.with_addition()
    on_a_working_day.move_to(AFTER)
    row = row_of(world, PLAN)
    assert (row.state, row.done, row.note) == ("Đã duyệt", True, "03/12/2026; bổ sung chờ duyệt")


def test_one_paper_is_one_column(world):
    world.rule("papers", "one")
    world.paper(State.APPROVED, "both")
    assert [row.milestone for row in board(world.season, [world.department])] == [NOMINATIONS, BOTH]
    assert row_of(world, BOTH).done


# --- introducing


def hand_in(world, state=FileState.SUBMITTED, at=None):
    row = world.dossier(state)
    Submission.objects.create(
        nomination=row, turn=1, content={}, digest="ab" * 32, made_at=at or clock.now(), made_by=world.head
    )
    return row


def test_files_handed_in_are_an_answer(world):
    hand_in(world)
    row = row_of(world, NOMINATIONS)
    assert (row.state, row.done, row.days_late, row.paper) == ("Đã giới thiệu", True, 0, None)
    assert not row_of(world, NOMINATIONS, world.elsewhere).done


@pytest.mark.parametrize("state", [FileState.DRAFT, FileState.WITHDRAWN])
def test_drafts_and_withdrawn_files_are_none(world, state):
    if state == FileState.WITHDRAWN:
        hand_in(world, state)
    else:
        world.dossier(state)
    assert not row_of(world, NOMINATIONS).done


def test_the_first_file_counts(world, on_a_working_day):
    on_a_working_day.move_to(AFTER)
    hand_in(world)
    assert row_of(world, NOMINATIONS).late_words == "Nộp muộn 2 ngày"
    hand_in(world, at=AFTER - timedelta(days=5))
    assert row_of(world, NOMINATIONS).late_words == ""


def test_putting_nobody_forward_is_an_answer_until_it_is_taken_back(world):
    abstain(world.season, world.department, by=world.head, reason="Phòng mới thành lập.")
    assert (row_of(world, NOMINATIONS).state, row_of(world, NOMINATIONS).done) == ("Không giới thiệu", True)
    Abstention.objects.update(set_aside_at=clock.now())
    assert not row_of(world, NOMINATIONS).done


# --- more time


def test_more_time_makes_the_date_of_one_paper_of_one_department_later(world, on_a_working_day):
    until = date(2026, 12, 20)
    extend_paper(world.season, world.elsewhere, by=world.standing, kind="plan", until=until, reason="Trưởng phòng ốm.")
    on_a_working_day.move_to(AFTER)
    assert (row_of(world, PLAN, world.elsewhere).due, row_of(world, PLAN, world.elsewhere).days_late) == (until, 0)
    assert row_of(world, REPORT, world.elsewhere).days_late == 2 and row_of(world, PLAN).days_late == 2
    on_a_working_day.move_to(datetime(2026, 12, 19, 17, tzinfo=UTC))
    assert row_of(world, PLAN, world.elsewhere).days_late == 1


# --- who is there


def test_heads_before_deputies_and_only_those_of_today(world):
    world.people["deputy"]
    head = world.head
    gone = person(Role.HEAD, world.department)
    Duty.objects.filter(user=gone).update(until=date(2026, 11, 30))
    away = person(Role.HEAD, world.department, is_active=False)
    assert row_of(world, REPORT).people == (head, world.deputy) and away not in row_of(world, REPORT).people


def test_departments_that_owe_nothing_are_not_there(world):
    DepartmentFactory(code="VP", name="Văn phòng", introduces=False)
    DepartmentFactory(code="CU", name="Phòng Cũ", until=date(2026, 1, 1))
    shown = [department.code for department, _ in by_department(board(world.season))]
    assert {"HTQT", "LS"} <= {*shown} and not {"VP", "CU"} & {*shown} and len(shown) == len({*shown})
    assert {row.department for row in board(world.season, [world.elsewhere])} == {world.elsewhere}


def queries(world):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        board(type(world.season).objects.get(pk=world.season.pk))
    return len(captured) - 1


@pytest.mark.parametrize("departments", [0, 40])
def test_the_number_of_queries_is_the_same_for_any_number_of_departments(world, departments):
    for number in range(departments):
        one = DepartmentFactory(code=f"Q{number}", name=f"Phòng Thử {number:02}")
        person(Role.HEAD, one)
        DepartmentPaper.objects.create(season=world.season, department=one, kind="report", begun_at=clock.now())
        Extension.objects.create(
            season=world.season, department=one, kind="plan", until=date(2026, 12, 20), reason="Có lý do",
            approved_by=world.standing, approved_at=clock.now(),
        )  # fmt: skip
    world.paper(State.APPROVED)
    assert queries(world) == 7


def test_every_row_agrees_with_the_database_recomputed(world, on_a_working_day):
    """Nine departments in every state, asked one by one in another way."""
    late = datetime(2026, 12, 17, 3, tzinfo=UTC)
    kinds = [State.DRAFTING, State.SUBMITTED, State.RETURNED, State.APPROVED, None]
    for number, state in enumerate(kinds):
        one = DepartmentFactory(code=f"K{number}", name=f"Phòng K{number}")
        head = world.people["stranger"] = person(Role.HEAD, one)
        if number % 2:
            on_a_working_day.move_to(late)
        if state is not None:
            world.paper(state, "plan", department=one, by=head)
        on_a_working_day.move_to(late)
    for row in board(world.season):
        paper = DepartmentPaper.objects.filter(
            season=world.season, department=row.department, kind=row.milestone
        ).first()
        handed_in = paper is not None and paper.versions.filter(submitted_at__isnull=False).exists()
        if row.milestone == NOMINATIONS:
            assert (row.state, row.days_late) == ("Chưa giới thiệu", 3)
        elif not handed_in:
            assert (row.state, row.done, row.days_late) == ("Chưa gửi", False, 3)
        else:
            first = (
                paper.versions.order_by("number").first().submitted_at.astimezone(clock.timezone.get_default_timezone())
            )
            assert row.days_late == max(0, (first.date() - date(2026, 12, 14)).days)
            assert row.done == (paper.state != State.RETURNED) and row.state == paper.get_state_display()


# --- closing


def test_what_would_stay_unfinished_is_told_before_the_closing(world):
    world.paper(State.SUBMITTED)
    told = [item.words for item in open_items(world.season, world.office)]
    owing = len({row.department for row in board(world.season)})
    assert told == [
        f"Còn {2 * owing - 1:02d} kế hoạch, báo cáo của phòng ở trạng thái «Chưa gửi».",
        "Còn 01 kế hoạch, báo cáo của phòng ở trạng thái «Chờ duyệt».",
    ]


def test_an_addition_that_waits_is_told_too(world):
    world.with_addition()
    assert "Còn 01 bản bổ sung kế hoạch, báo cáo chờ duyệt." in [
        item.words for item in open_items(world.season, world.office)
    ]
    row = world.paper(State.APPROVED)
    add(row, world.head)  # being written only: it does not wait
    assert len([item for item in open_items(world.season, world.office) if "bổ sung" in item.words]) == 1

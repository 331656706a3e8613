"""What waits for whom, and where a dossier stands."""

from datetime import timedelta

import pytest
import time_machine

from nominations.progress import progress_of
from nominations.queries import whole
from nominations.todo import tasks
from nominations.workflow import State
from tests.nominations.world import NOW, ask, suspended

pytestmark = pytest.mark.django_db


def titles(user):
    return [task.title for task in tasks(user)]


def test_a_draft_waits_with_its_gaps_and_the_deadline(world):
    row = world.dossier(merit="")
    [task] = tasks(world.clerk)
    assert task.title == f"Hồ sơ {row.name} còn thiếu 1 mục"
    assert (task.due, task.tone, task.state) == (row.season.last_submission_moment, "warn", "Sắp đến hạn")
    assert "15/12/2026" in task.why


def test_a_complete_draft_waits_for_the_head(world):
    row = world.dossier()
    assert titles(world.head) == [f"Hồ sơ {row.name} đã đủ, chờ nộp"]
    assert next(iter(tasks(world.head))).url.endswith("/nop/")
    assert titles(world.clerk) == [f"Hồ sơ {row.name} đã đủ, chờ Trưởng phòng nộp"]


def test_a_draft_that_missed_the_door_waits_for_nobody(world):
    world.dossier()
    with time_machine.travel(NOW + timedelta(days=14)):
        assert titles(world.head) == []


def test_a_returned_dossier_names_what_is_asked(world):
    row = world.dossier(State.RETURNED)
    ask(row, "Danh sách", "Bản rõ")
    [task] = tasks(world.head)
    assert task.title == f"{row.name}: bổ sung 2 nội dung"
    assert "Danh sách; Bản rõ" in task.why and task.due == row.supplement_due


def test_an_overdue_supplement_waits_for_the_standing_council(world):
    row = world.dossier(State.RETURNED)
    assert titles(world.standing) == []
    with time_machine.travel(NOW + timedelta(days=3)):
        assert titles(world.standing) == [f"Hồ sơ {row.name} quá hạn bổ sung"]


def test_handed_in_dossiers_wait_for_the_office(world):
    assert titles(world.office) == []
    world.dossier(State.SUBMITTED), world.dossier(State.SUBMITTED)
    assert titles(world.office) == ["2 hồ sơ chờ tiếp nhận"]


def test_a_question_waits_for_the_department_until_it_is_answered(world):
    row = world.dossier(State.FAILED, question="Số liệu nào?")
    assert titles(world.head) == [f"Giám đốc Sở yêu cầu giải trình hồ sơ {row.name}"]
    assert titles(world.clerk) == []
    row.answer = "Đã trả lời"
    row.save()
    assert titles(world.head) == []


def test_referral_waits_only_where_the_season_has_it(world):
    world.dossier(State.RECEIVED)
    assert titles(world.director) == []
    world.rule("referral", "yes")
    assert titles(world.director) == ["1 hồ sơ chờ giao Hội đồng bình xét"]


@pytest.mark.parametrize("who", ["stranger", "staff", "counter", "member"])
def test_nothing_waits_for_others(world, who):
    for state in (State.DRAFT, State.RETURNED, State.SUBMITTED, State.PASSED):
        world.dossier(state)
    assert titles(world.people[who]) == []


def test_nothing_waits_in_a_closed_season(world):
    world.dossier(), world.dossier(State.RETURNED), world.dossier(State.SUBMITTED)
    world.close_season()
    assert titles(world.head) == [] and titles(world.office) == []


@pytest.mark.parametrize(
    ("state", "step", "holder"),
    [
        (State.SUBMITTED, 2, "Văn phòng Sở"), (State.RETURNED, 2, "Phòng Hợp tác quốc tế"),
        (State.RECEIVED, 3, "Hội đồng"), (State.APPRAISED, 4, "Hội đồng"), (State.TABLED, 4, "Hội đồng"),
        (State.PASSED, 5, "Giám đốc Sở"), (State.FAILED, 5, "Giám đốc Sở"), (State.RECOGNISED, 6, "Văn phòng Sở"),
        (State.DECLINED, 5, "Văn phòng Sở"), (State.WITHDRAWN, 1, "Phòng Hợp tác quốc tế"),
    ],
)  # fmt: skip
def test_every_state_has_a_step_a_holder_and_a_next_act(world, state, step, holder):
    progress = progress_of(whole(world.dossier(state)), world.office)
    assert (progress.step, progress.holder) == (step, holder)
    assert progress.next and progress.label


def test_a_draft_names_its_writer(world):
    progress = progress_of(whole(world.dossier(merit="")), world.head)
    assert progress.holder == f"{world.clerk}, người soạn"
    assert progress.next == "Hoàn thiện 1 mục, sau đó Trưởng phòng nộp"


def test_a_suspended_dossier_is_held_by_the_standing_council(world):
    progress = progress_of(whole(suspended(world.dossier(State.RECEIVED))), world.head)
    assert progress.stopped and progress.holder == "Thường trực Hội đồng"
    assert [badge.label for badge in progress.badges] == ["Đã tiếp nhận", "Tạm dừng xét"]


def test_the_director_s_step_shows_where_the_season_has_it(world):
    row = whole(world.dossier(State.RECEIVED))
    assert progress_of(row, world.head, referral=True).holder == "Giám đốc Sở"
    row.referred_at = NOW
    assert progress_of(row, world.head, referral=True).holder == "Hội đồng"

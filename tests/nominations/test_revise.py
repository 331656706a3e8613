"""A dossier's text is saved as one step, and two writers lose nothing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core.workflow import IllegalMove
from nominations.actions.revise import SavedMeanwhile, revise
from nominations.models import Nomination
from nominations.workflow import EDITABLE, State
from tests.factories.season import MovementFactory
from tests.nominations.world import ask, suspended

pytestmark = pytest.mark.django_db


def save(row, by, version=None, statements=None, members=None, answers=None, **facts):
    return revise(
        row, by=by, version=row.version if version is None else version, facts=facts,
        statements=statements or {}, members=members, answers=answers,
    )  # fmt: skip


def test_a_save_raises_the_version_and_keeps_who_wrote(world):
    row = save(world.dossier(), world.clerk, merit="Thành tích mới", report="Báo cáo mới")
    row.refresh_from_db()
    assert (row.version, row.merit, row.report) == (2, "Thành tích mới", "Báo cáo mới")
    assert row.history.first().history_user == world.clerk


def test_nothing_changed_saves_nothing(world):
    row = world.dossier()
    same = save(row, world.clerk, merit=row.merit)
    assert same.version == 1
    assert row.history.count() == Nomination.history.model.objects.filter(id=row.pk).count()


def test_the_second_writer_is_told(world):
    row = world.dossier()
    save(row, world.clerk, merit="Bản của chuyên viên")
    with pytest.raises(SavedMeanwhile):
        save(row, world.head, version=1, merit="Bản của Trưởng phòng")
    row.refresh_from_db()
    assert row.merit == "Bản của chuyên viên"


def test_the_same_save_sent_twice_is_no_conflict(world):
    row = world.dossier()
    for _ in range(2):
        save(row, world.clerk, version=1, merit="Bấm hai lần")
    row.refresh_from_db()
    assert row.version == 2


def test_statements_of_other_criteria_are_ignored(world):
    row, criterion = world.dossier(), world.criteria_set.criteria.first()
    save(row, world.clerk, statements={criterion.pk: "Đoạn mới", 999_999: "Của tiêu chuẩn khác"})
    assert row.statements.get(criterion=criterion).text == "Đoạn mới"
    assert row.statements.count() == world.criteria_set.criteria.count()


def test_answers_go_to_what_was_asked_last(world):
    row = world.dossier(State.RETURNED)
    [old] = ask(row, "Lần trước", turn=1)
    [new] = ask(row, "Lần này", turn=2)
    save(row, world.clerk, answers={old.pk: "Không ghi", new.pk: "Đã thêm"})
    old.refresh_from_db(), new.refresh_from_db()
    assert (old.answer, new.answer) == ("", "Đã thêm")
    assert new.answered_at is not None


def test_members_are_replaced_and_the_head_stays(world):
    row = world.collective()
    save(row, world.clerk, members=["Lê Một", "Lê Hai"])
    save(row, world.clerk, version=2, members=["Lê Hai"])
    assert [member.name for member in row.members.all()] == [row.collective_head.full_name, "Lê Hai"]


def test_a_movement_of_another_channel_is_refused(world):
    row = world.dossier()
    movement = MovementFactory(season=world.season, channel="provincial_pc")
    with pytest.raises(ValidationError, match="không thuộc cách thức phát hiện"):
        save(row, world.clerk, movement=movement)
    row.refresh_from_db()
    assert row.version == 1


def test_a_movement_of_another_season_is_refused(world):
    with pytest.raises(ValidationError, match="không thuộc cách thức"):
        save(world.dossier(), world.clerk, movement=MovementFactory(channel="agency_yearly"))


def test_a_collective_cannot_shrink_to_one(world):
    with pytest.raises(ValidationError, match="từ 2 người"):
        save(world.collective(), world.clerk, headcount=1)


@pytest.mark.parametrize("who", ["stranger", "office", "director", "standing", "staff", "chair"])
def test_only_the_department_writes(world, who):
    with pytest.raises(PermissionDenied):
        save(world.dossier(), world.people[who], merit="Của người khác")


@pytest.mark.parametrize("state", [state for state in State if state not in EDITABLE])
def test_what_is_handed_in_is_not_written(world, state):
    with pytest.raises(IllegalMove, match="không sửa được nữa"):
        save(world.dossier(state), world.clerk, merit="Sửa sau khi nộp")


def test_a_suspended_or_closed_dossier_is_not_written(world):
    with pytest.raises(IllegalMove, match="tạm dừng xét"):
        save(suspended(world.dossier(State.RETURNED)), world.clerk, merit="Sửa")
    row = world.dossier()
    world.close_season()
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        save(row, world.clerk, merit="Sửa")

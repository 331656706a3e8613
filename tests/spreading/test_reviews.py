"""Sessions: planned, held, closed, cancelled; who presents, what is handed out, who learns."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Event, Notice
from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from spreading.actions.invite import invite
from spreading.actions.keep_presentation import Talk, add_presentation, drop_presentation, edit_presentation
from spreading.actions.keep_review_file import add_review_file, drop_review_file
from spreading.actions.move_review import cancel_review, close_review, hold_review
from spreading.actions.plan_review import edit_review, plan_review
from spreading.actions.register_learning import drop_learning, register_learning
from spreading.actions.tick_present import tick_present
from spreading.actions.write_outcome import write_outcome
from spreading.models import LearningRequest, Presentation, ReviewFile, ReviewSession
from spreading.workflow import ReviewState
from tests.factories.people import person
from tests.factories.spreading import TODAY, Spreading, stored

pytestmark = pytest.mark.django_db


def written(world: Spreading, row: ReviewSession) -> ReviewSession:
    tick_present(row, world.unit, [world.staff], by=world.office)
    texts = {"proceedings": "Đã báo cáo.", "lessons": "Làm từng việc nhỏ.", "conclusions": ""}
    return write_outcome(row, **texts, by=world.office)


# ------------------------------------------------------------------ planning


def test_a_session_is_planned_once_with_its_movements():
    world = Spreading()
    row = world.review()
    assert (row.state, row.season, list(row.movements.all())) == ("planned", world.season, [world.movement])
    with pytest.raises(AlreadyDone, match="Mời mở buổi đã lập"):
        world.review()
    assert ReviewSession.objects.count() == 1
    assert Event.objects.get(move="plan_review").capacity == "Văn phòng Sở"


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.PARTY_CELL, Role.EDITOR])
def test_others_do_not_plan(role):
    world, other = Spreading(), person(role)
    with pytest.raises(PermissionDenied, match="Thường trực Hội đồng hoặc Văn phòng Sở chuẩn bị"):
        plan_review(world.words(), by=other)
    row = world.review()
    for act in (lambda: hold_review(row, by=other), lambda: invite(row, by=other)):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(PermissionDenied):
        cancel_review(row, by=other, reason="Sai.")
    row.refresh_from_db()
    assert row.state == "planned" and row.invited_at is None


def test_what_is_missing_is_asked_for_all_at_once():
    world = Spreading()
    with pytest.raises(ValidationError) as refused:
        plan_review(world.words(" ", place=" ", agenda=" "), by=world.office)
    assert set(refused.value.error_dict) == {"title", "place", "agenda"}
    assert not ReviewSession.objects.exists()


def test_everybody_is_invited_once_and_anew_when_the_day_changes():
    world = Spreading()
    row = world.review(day=TODAY + timedelta(days=3))
    invite(row, by=world.office)
    with pytest.raises(AlreadyDone, match="đã gửi"):
        invite(row, by=world.office)
    notice = Notice.objects.get(user=world.staff)
    assert notice.text == "Mời đồng chí dự buổi sơ kết lúc 08:00 ngày 18/07/2026, tại Phòng họp tầng 2."
    edit_review(row, world.words("Sơ kết nửa năm", day=row.day), by=world.office)
    row.refresh_from_db()
    assert row.invited_at, "another title calls nobody anew"
    edit_review(row, world.words("Sơ kết nửa năm", day=TODAY + timedelta(days=5)), by=world.office)
    row.refresh_from_db()
    assert row.invited_at is None
    invite(row, by=world.office)
    newest = Notice.objects.filter(user=world.staff).latest("pk")
    assert newest.text.startswith("Thay đổi: mời đồng chí dự") and "20/07/2026" in newest.text


def test_nobody_is_invited_to_a_day_that_is_over():
    world = Spreading()
    row = world.review(day=TODAY - timedelta(days=1))
    with pytest.raises(IllegalMove, match="Ngày của buổi đã qua"):
        invite(row, by=world.office)
    assert not Notice.objects.filter(key__startswith="review").exists()


# ------------------------------------------------------------------ models who present


def test_models_in_force_present_in_order():
    world = Spreading()
    row, first, second = world.review(), world.model(), world.model(collective=True)
    talk = world.presenting(row, first)
    world.presenting(row, second)
    edit_presentation(talk, Talk(first, "Cách làm mới", 20, 3), by=world.standing)
    assert [one.nomination for one in row.presentations.all()] == [second, first]
    with pytest.raises(AlreadyDone):
        world.presenting(row, second)
    drop_presentation(talk, by=world.office)
    with pytest.raises(AlreadyDone, match="đã bỏ"):
        drop_presentation(talk, by=world.office)
    assert Presentation.objects.count() == 1 and Presentation.history.filter(history_type="-").count() == 1


def test_a_model_whose_certificate_is_not_in_force_presents_nowhere():
    world = Spreading()
    row = world.review()
    with pytest.raises(ValidationError, match="không còn hiệu lực"):
        world.presenting(row, world.model(in_force=False))
    assert not row.presentations.exists()


@pytest.mark.parametrize("minutes", [0, -1, 241])
def test_minutes_are_within_reason(minutes):
    world = Spreading()
    row, model = world.review(), world.model()
    with pytest.raises(ValidationError, match="Số phút từ 1 đến 240"):
        add_presentation(row, Talk(model, "Cách làm", minutes, 1), by=world.office)
    assert not row.presentations.exists()


def test_what_was_held_takes_no_other_model():
    world = Spreading()
    row = world.held()
    with pytest.raises(IllegalMove, match="«Đã tổ chức»"):
        world.presenting(row, world.model())
    assert not row.presentations.exists()


def test_materials_come_and_go_until_it_is_closed():
    world = Spreading()
    row = world.held()
    file = add_review_file(row, title="Báo cáo", stored=stored(), by=world.office)
    with pytest.raises(AlreadyDone, match="đã có ở buổi"):
        add_review_file(row, title="Báo cáo", stored=stored(), by=world.office)
    other = add_review_file(row, title="Tham luận", stored=stored("hai"), by=world.office)
    drop_review_file(other, by=world.office)
    close_review(written(world, row), by=world.office)
    with pytest.raises(IllegalMove, match="«Đã kết thúc»"):
        drop_review_file(file, by=world.office)
    assert list(ReviewFile.objects.all()) == [file]


# ------------------------------------------------------------------ held, closed, cancelled


def test_a_session_to_come_was_not_held():
    world = Spreading()
    row = world.review(day=TODAY + timedelta(days=1))
    with pytest.raises(ValidationError, match="chưa tới ngày đó"):
        hold_review(row, by=world.office)
    row.refresh_from_db()
    assert row.state == ReviewState.PLANNED and row.held_at is None


def test_closing_asks_for_what_the_minutes_lack():
    world = Spreading()
    row = world.held()
    with pytest.raises(ValidationError) as refused:
        close_review(row, by=world.office)
    assert [sentence.split(".")[0] for sentence in refused.value.messages] == [
        "Chưa ghi diễn biến của buổi", "Chưa ghi bài học kinh nghiệm", "Chưa có ai trong danh sách có mặt",
    ]  # fmt: skip
    closed = close_review(written(world, row), by=world.standing)
    assert closed.state == "closed" and closed.closed_at
    with pytest.raises(AlreadyDone):
        close_review(row, by=world.office)
    with pytest.raises(IllegalMove):
        write_outcome(row, proceedings="Khác.", lessons="Khác.", conclusions="", by=world.office)


def test_a_cancelled_session_tells_those_who_were_invited_and_why():
    world = Spreading()
    row = world.review(day=TODAY + timedelta(days=2))
    invite(row, by=world.office)
    with pytest.raises(ValidationError, match="Chưa ghi lý do hủy"):
        cancel_review(row, by=world.office, reason=" ")
    gone = cancel_review(row, by=world.office, reason="Bão.")
    assert (gone.state, gone.cancel_reason) == ("cancelled", "Bão.")
    assert Notice.objects.filter(user=world.staff, text__endswith="không tổ chức.").count() == 1
    with pytest.raises(AlreadyDone):
        cancel_review(row, by=world.office, reason="Bão.")
    with pytest.raises(IllegalMove):
        hold_review(row, by=world.office)


def test_nobody_hears_of_a_cancelled_session_to_which_nobody_was_invited():
    world = Spreading()
    cancel_review(world.review(), by=world.office, reason="Trùng lịch.")
    assert not Notice.objects.filter(key__startswith="review").exists()


def test_a_session_is_closed_after_its_season_was():
    world = Spreading()
    row = written(world, world.held())
    world.season.__class__.objects.filter(pk=world.season.pk).update(state="closed", closed_at="2026-07-15T02:00Z")
    assert close_review(row, by=world.office).state == "closed"


# ------------------------------------------------------------------ learning


def test_a_head_registers_the_own_department_once():
    world = Spreading()
    model = world.model()
    row = world.held(model)
    made = register_learning(row, model, world.unit, wanted="Trả hồ sơ trong ngày.", by=world.head)
    with pytest.raises(AlreadyDone):
        register_learning(row, model, world.unit, wanted="Khác.", by=world.deputy)
    with pytest.raises(PermissionDenied, match="đăng ký cho phòng mình"):
        register_learning(row, model, world.home, wanted="Khác.", by=world.head)
    with pytest.raises(PermissionDenied):
        register_learning(row, model, world.unit, wanted="Khác.", by=world.staff)
    assert list(LearningRequest.objects.all()) == [made]


def test_learning_is_from_those_who_presented():
    world = Spreading()
    row = world.held(world.model())
    with pytest.raises(ValidationError, match="không báo cáo ở buổi"):
        register_learning(row, world.model(), world.unit, wanted="Cách làm.", by=world.head)
    assert not LearningRequest.objects.exists()


def test_registration_opens_when_the_session_was_held():
    world = Spreading()
    model, row = world.model(), world.review()
    world.presenting(row, model)
    with pytest.raises(IllegalMove, match="mở từ khi buổi đã tổ chức"):
        register_learning(row, model, world.unit, wanted="Cách làm.", by=world.head)
    assert not LearningRequest.objects.exists()


def test_a_registration_is_taken_back_by_the_department_alone():
    world = Spreading()
    model = world.model()
    row = world.held(model)
    made = register_learning(row, model, world.unit, wanted="Cách làm.", by=world.head)
    with pytest.raises(PermissionDenied):
        drop_learning(made, by=world.home_head)
    drop_learning(made, by=world.deputy)
    assert not LearningRequest.objects.exists()


def test_two_sessions_of_one_title_on_two_days():
    world = Spreading()
    world.review()
    assert world.review(day=date(2026, 12, 20)).pk

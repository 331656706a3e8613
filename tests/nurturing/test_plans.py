"""Plans: written, approved, changed as a new version; the mentor asked; follow-ups laid out, written, skipped."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Notice
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.withdraw import withdraw
from nurturing.access import told, visible
from nurturing.actions.answer_mentoring import answer_mentoring
from nurturing.actions.approve_plan import approve_plan
from nurturing.actions.follow import add_follow_up, hand_in_follow_up, skip_follow_up, write_follow_up
from nurturing.actions.go_on import go_on
from nurturing.actions.introduce import introduce
from nurturing.actions.resume import resume
from nurturing.actions.write_plan import drop_plan, write_plan
from nurturing.following import follow_ups_written
from nurturing.models import FollowUp, Mentoring, NewFactor, NurturingPlan
from nurturing.queries import draft_plan, mentoring_of, plan_in_force, silent
from nurturing.schedule import anniversary, follow_up_days, months_after
from nurturing.workflow import FollowUpState, State
from tests.nominations.world import NOW

pytestmark = pytest.mark.django_db


def test_days_of_follow_ups():
    begins, ends = date(2026, 1, 31), date(2026, 12, 20)
    assert follow_up_days(begins, ends, 3, begins) == [
        date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31), date(2026, 12, 20),
    ]  # fmt: skip
    assert follow_up_days(begins, ends, 3, date(2026, 11, 1)) == [date(2026, 12, 20)]
    assert follow_up_days(begins, date(2026, 8, 10), 3, begins) == [date(2026, 4, 30), date(2026, 8, 10)]
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_anniversaries():
    day = date(2024, 2, 29)
    assert anniversary(day, date(2025, 2, 27)) is None
    assert anniversary(day, date(2025, 2, 28)) == date(2025, 2, 28)
    assert anniversary(day, date(2027, 1, 1)) == date(2026, 2, 28)


def test_a_plan_is_drafted_by_the_clerk_and_approved_by_the_head(world):
    row = world.factor()
    plan = write_plan(row, world.words(), by=world.clerk, edition=0)
    assert row.state == State.FOUND and not row.follow_ups.exists()
    for other in (world.clerk, world.stranger, world.office, world.standing):
        with pytest.raises(PermissionDenied):
            approve_plan(row, by=other)
    approve_plan(row, by=world.deputy, edition=plan.edition)
    row.refresh_from_db()
    assert row.state == State.NURTURING and plan_in_force(row).approved_by == world.deputy
    with pytest.raises(AlreadyDone):
        approve_plan(row, by=world.head)


def test_what_a_plan_lacks_is_said(world):
    row, today = world.factor(), clock.today()
    wrong = world.words(goals=" ", measures="", ends=today - timedelta(days=1))
    with pytest.raises(ValidationError) as refused:
        write_plan(row, wrong, by=world.head, edition=0)
    assert set(refused.value.error_dict) == {"goals", "measures"}
    wrong = world.words(ends=today - timedelta(days=1), expected_year=today.year + 9, mentor=row.person)
    with pytest.raises(ValidationError) as refused:
        write_plan(row, wrong, by=world.head, edition=0)
    assert set(refused.value.error_dict) == {"ends", "expected_year", "mentor"}
    assert not NurturingPlan.objects.exists()


def test_nothing_is_approved_that_is_not_written(world):
    row = world.factor()
    with pytest.raises(ValidationError, match="Chưa có kế hoạch"):
        approve_plan(row, by=world.head)
    row.refresh_from_db()
    assert row.state == State.FOUND


def test_another_text_than_the_one_read_is_not_approved(world):
    row = world.factor()
    plan = write_plan(row, world.words(), by=world.clerk, edition=0)
    write_plan(row, world.words(goals="Mục tiêu khác."), by=world.clerk, edition=1)
    with pytest.raises(ValidationError, match="vừa thay đổi"):
        approve_plan(row, by=world.head, edition=plan.edition)
    assert draft_plan(row).goals == "Mục tiêu khác."


def test_of_two_who_write_the_second_is_told(world):
    row = world.factor()
    write_plan(row, world.words(), by=world.clerk, edition=0)
    with pytest.raises(AlreadyDone):
        write_plan(row, world.words(), by=world.head, edition=0)
    with pytest.raises(ValidationError, match="vừa lưu"):
        write_plan(row, world.words(goals="Khác."), by=world.head, edition=0)
    assert draft_plan(row).drafted_by == world.clerk


def test_a_change_is_a_new_version_with_its_reason(world):
    row = world.factor(State.NURTURING)
    with pytest.raises(ValidationError) as refused:
        write_plan(row, world.words(goals="Khác."), by=world.head, edition=0)
    assert set(refused.value.error_dict) == {"change_reason"}
    write_plan(row, world.words(goals="Khác.", change_reason="Thêm nhiệm vụ."), by=world.head, edition=0)
    assert plan_in_force(row).number == 1
    drop_plan(row, by=world.clerk)
    with pytest.raises(AlreadyDone):
        drop_plan(row, by=world.clerk)
    write_plan(row, world.words(goals="Khác.", change_reason="Thêm nhiệm vụ."), by=world.head, edition=0)
    approve_plan(row, by=world.head)
    assert plan_in_force(row).number == 2 and row.plans.get(number=1).goals != "Khác."


def test_the_plan_of_a_head_is_approved_by_the_standing_council(world):
    row = world.factor(person=world.head, by=world.deputy)
    write_plan(row, world.words(), by=world.clerk, edition=0)
    with pytest.raises(PermissionDenied):
        approve_plan(row, by=world.head)
    approve_plan(row, by=world.standing)
    assert NewFactor.objects.get(pk=row.pk).state == State.NURTURING


@pytest.mark.parametrize("state", [State.PAUSED, State.INTRODUCED, State.ENDED])
def test_nothing_is_planned_where_nothing_is_nurtured(world, state):
    row = world.factor(state)
    with pytest.raises(IllegalMove):
        write_plan(row, world.words(change_reason="Khác."), by=world.head, edition=0)


# ------------------------------------------------------------------ the mentor


def mentored(world, **facts):
    mentor = world.colleague(**facts)
    row = world.factor(State.NURTURING, plan={"mentor": mentor})
    return row, mentor


def test_the_mentor_is_asked_accepts_and_sees_the_own_line(world):
    row, mentor = mentored(world)
    asked = mentoring_of(row)
    assert asked.answer == Mentoring.Answer.WAITING and row in visible(mentor)
    assert not follow_ups_written(mentor).exists()
    notice = Notice.objects.get(user=mentor)
    assert row.name not in notice.text
    answer_mentoring(asked, by=mentor, accepts=True)
    assert follow_ups_written(mentor).exists() and row in told(mentor)
    with pytest.raises(AlreadyDone):
        answer_mentoring(asked, by=mentor, accepts=True)
    with pytest.raises(IllegalMove):
        answer_mentoring(asked, by=mentor, accepts=False, reason="Bận.")


def test_who_declines_says_why_and_the_heads_are_told(world):
    row, mentor = mentored(world)
    asked = mentoring_of(row)
    with pytest.raises(ValidationError) as refused:
        answer_mentoring(asked, by=mentor, accepts=False, reason=" ")
    assert "reason" in refused.value.error_dict
    with pytest.raises(PermissionDenied):
        answer_mentoring(asked, by=world.head, accepts=True)
    answer_mentoring(asked, by=mentor, accepts=False, reason="Đi công tác dài ngày.")
    assert mentoring_of(row) is None and row not in visible(mentor)
    assert "không nhận" in Notice.objects.get(user=world.head).text


def test_the_head_may_guide_and_is_not_asked(world):
    row = world.factor(State.NURTURING, plan={"mentor": world.head})
    assert mentoring_of(row).answer == Mentoring.Answer.ACCEPTED
    assert not Notice.objects.filter(user=world.head).exists()


def test_another_version_asks_another_mentor(world):
    row, first = mentored(world)
    second = world.colleague()
    words = world.words(mentor=second, change_reason="Đổi người hướng dẫn.")
    write_plan(row, words, by=world.head, edition=0)
    approve_plan(row, by=world.head)
    assert mentoring_of(row).mentor == second and row not in visible(first)
    same = world.words(mentor=second, change_reason="Thêm việc.", goals="Khác.")
    answer_mentoring(mentoring_of(row), by=second, accepts=True)
    write_plan(row, same, by=world.head, edition=0)
    approve_plan(row, by=world.head)
    assert mentoring_of(row).answer == Mentoring.Answer.ACCEPTED


# ------------------------------------------------------------------ follow-ups


def test_the_approved_plan_lays_out_the_follow_ups(world):
    row = world.factor(State.NURTURING)  # 200 days, every three months
    days = list(row.follow_ups.values_list("due", flat=True))
    today = clock.today()
    assert days == [months_after(today, 3), months_after(today, 6), today + timedelta(days=200)]


def test_a_new_version_lays_them_out_anew_and_keeps_what_is_begun(world):
    row = world.factor(State.NURTURING)
    first = world.due_one(row)
    write_follow_up(first, by=world.clerk, edition=0, text="Đang tiến bộ.")
    words = world.words(every=1, change_reason="Theo dõi dày hơn.", ends=clock.today() + timedelta(days=120))
    write_plan(row, words, by=world.head, edition=0)
    approve_plan(row, by=world.head)
    standing = row.follow_ups.exclude(state=FollowUpState.DROPPED)
    assert list(standing.values_list("due", flat=True)) == [
        *(months_after(clock.today(), month) for month in (1, 2, 3)), clock.today() + timedelta(days=120),
    ]  # fmt: skip
    assert standing.get(due=first.due).text == "Đang tiến bộ."


def test_a_draft_is_kept_then_handed_in(world):
    row = world.factor(State.NURTURING)
    one = world.due_one(row)
    with pytest.raises(ValidationError, match="Chưa ghi kết quả"):
        hand_in_follow_up(one, by=world.head)
    write_follow_up(one, by=world.clerk, edition=0, text="Đã chủ trì một đề án.", needs="Cần học ngoại ngữ.")
    with pytest.raises(AlreadyDone):
        write_follow_up(one, by=world.clerk, edition=1, text="Đã chủ trì một đề án.", needs="Cần học ngoại ngữ.")
    with pytest.raises(ValidationError, match="vừa lưu"):
        write_follow_up(one, by=world.head, edition=0, text="Khác.")
    with pytest.raises(PermissionDenied):
        hand_in_follow_up(one, by=world.clerk)
    hand_in_follow_up(one, by=world.head)
    with pytest.raises(AlreadyDone):
        hand_in_follow_up(one, by=world.deputy)
    with pytest.raises(IllegalMove):
        write_follow_up(one, by=world.clerk, edition=1, text="Khác.")
    one.refresh_from_db()
    assert (one.state, one.done_by, one.text) == (FollowUpState.DONE, world.head, "Đã chủ trì một đề án.")


def test_the_mentor_hands_in(world):
    row, mentor = mentored(world)
    answer_mentoring(mentoring_of(row), by=mentor, accepts=True)
    one = world.due_one(row)
    write_follow_up(one, by=mentor, edition=0, text="Tiến bộ rõ.")
    assert hand_in_follow_up(one, by=mentor).done_by == mentor


def test_skipping_says_why(world):
    one = world.due_one(world.factor(State.NURTURING))
    with pytest.raises(ValidationError):
        skip_follow_up(one, by=world.head, reason=" ")
    for other in (world.clerk, world.stranger, world.office):
        with pytest.raises(PermissionDenied):
            skip_follow_up(one, by=other, reason="Bận.")
    skip_follow_up(one, by=world.head, reason="Trùng đợt đi công tác.")
    with pytest.raises(AlreadyDone):
        skip_follow_up(one, by=world.head, reason="Trùng đợt đi công tác.")
    assert FollowUp.objects.get(pk=one.pk).why == "Trùng đợt đi công tác."


def test_others_write_no_follow_up(world):
    row = world.factor(State.NURTURING)
    one = world.due_one(row)
    for other in (world.stranger, world.office, world.standing, row.person):
        with pytest.raises(PermissionDenied):
            write_follow_up(one, by=other, edition=0, text="Khác.")
        with pytest.raises(PermissionDenied):
            add_follow_up(row, by=other)
    assert row.follow_ups.count() == 3


def test_one_beside_the_schedule_is_due_today_and_made_once(world):
    row = world.factor(State.NURTURING)
    one = add_follow_up(row, by=world.clerk)
    assert one.due == clock.today() and add_follow_up(row, by=world.head) == one
    assert row.follow_ups.count() == 4


def test_ninety_days_without_a_word_are_told_by_name(world, on_a_working_day):
    row = world.factor(State.NURTURING)
    on_a_working_day.move_to(NOW + timedelta(days=89))
    assert list(silent(world.standing)) == []
    on_a_working_day.move_to(NOW + timedelta(days=91))
    assert list(silent(world.standing)) == [row]
    one = world.due_one(row)
    write_follow_up(one, by=world.clerk, edition=0, text="Tiến bộ.")
    assert list(silent(world.standing)) == [row]
    hand_in_follow_up(one, by=world.head)
    assert list(silent(world.standing)) == []


def test_the_days_of_a_pause_or_of_a_dossier_are_no_silence(world, on_a_working_day):
    row = world.factor(State.PAUSED)
    on_a_working_day.move_to(NOW + timedelta(days=100))
    resume(row, by=world.head, reason="Đã đi làm lại.")
    assert list(silent(world.standing)) == []
    made = introduce(row, by=world.head)
    on_a_working_day.move_to(NOW + timedelta(days=195))
    withdraw(made, by=world.head, reason="Chưa đủ minh chứng.")
    go_on(row, by=world.head)
    assert list(silent(world.standing)) == []
    on_a_working_day.move_to(NOW + timedelta(days=286))
    assert list(silent(world.standing)) == [row]

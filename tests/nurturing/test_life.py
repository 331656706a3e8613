"""Life events: a pause, a discipline, a transfer, an end; what they do to the plan and who reads why."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.models import Event, Notice
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from nurturing.access import told, visible, writable
from nurturing.actions.answer_mentoring import answer_mentoring
from nurturing.actions.end import end
from nurturing.actions.introduce import introduce
from nurturing.actions.pause import discipline, pause
from nurturing.actions.resume import resume
from nurturing.actions.transfer import transfer
from nurturing.models import LifeEvent, Mentoring, NewFactor
from nurturing.queries import mentoring_of, owed_follow_ups
from nurturing.workflow import FollowUpState, State
from tests.nominations.world import NOW
from tests.nurturing.world import browser

pytestmark = pytest.mark.django_db

SECRET = "Quyết định số 45/QĐ-SNgV khiển trách."


def rest(row, by, **facts):
    today = clock.today()
    return pause(row, by=by, **{"kind": "leave", "since": today, "until": None, "reason": "Nghỉ thai sản.", **facts})


def test_a_leave_pauses_and_the_follow_ups_to_come_are_not_owed(world, on_a_working_day):
    row = world.factor(State.NURTURING)
    row = rest(row, world.deputy, until=clock.today() + timedelta(days=100))
    assert row.state == State.PAUSED and row.paused_until
    assert set(row.follow_ups.values_list("state", flat=True)) == {FollowUpState.DROPPED}
    with pytest.raises(AlreadyDone):
        rest(row, world.head)
    on_a_working_day.move_to(NOW + timedelta(days=101))
    resume(row, by=world.head, reason="Đã đi làm lại.")
    row.refresh_from_db()
    assert row.state == State.NURTURING and row.follow_ups.filter(state=FollowUpState.DUE).count() == 2
    kinds = LifeEvent.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["leave", "resumed"]


def test_an_overdue_follow_up_waits_while_paused(world, on_a_working_day):
    row = world.factor(State.NURTURING)
    on_a_working_day.move_to(NOW + timedelta(days=95))
    assert owed_follow_ups(clock.today()).count() == 1
    rest(row, world.head)
    assert owed_follow_ups(clock.today()).count() == 0
    resume(row, by=world.head, reason="Hết nghỉ.")
    assert owed_follow_ups(clock.today()).count() == 1


def test_what_a_pause_needs(world):
    row = world.factor(State.NURTURING)
    with pytest.raises(ValidationError):
        rest(row, world.head, reason=" ")
    for facts, field in (
        ({"since": clock.today() + timedelta(days=1)}, "since"),
        ({"until": NOW.date() - timedelta(9)}, "until"),
    ):
        with pytest.raises(ValidationError) as refused:
            rest(row, world.head, **facts)
        assert field in refused.value.error_dict
    for other in (world.clerk, world.stranger, world.office, world.director):
        with pytest.raises(PermissionDenied):
            rest(row, other)
    assert NewFactor.objects.get().state == State.NURTURING and not LifeEvent.objects.exists()


def test_whoever_was_only_found_is_found_again_after_a_pause(world):
    row = rest(world.factor(), world.head)
    assert resume(row, by=world.standing, reason="Hết nghỉ.").state == State.FOUND


# ------------------------------------------------------------------ discipline


def disciplined(world):
    row = world.factor(State.NURTURING)
    return discipline(row, by=world.head, since=clock.today(), note=SECRET)


def test_a_discipline_pauses_and_nothing_is_put_forward(world):
    row = disciplined(world)
    assert (row.state, row.disciplined) == (State.PAUSED, True)
    with pytest.raises(IllegalMove):
        introduce(row, by=world.head)
    with pytest.raises(IllegalMove, match="đã ghi"):
        discipline(row, by=world.head, since=clock.today(), note="Khác.")
    assert world.season.nominations.count() == 0


def test_only_the_standing_council_lifts_it(world):
    row = disciplined(world)
    with pytest.raises(PermissionDenied):
        resume(row, by=world.head, reason="Hết thời hạn.")
    row = resume(row, by=world.standing, reason="Hết thời hạn kỷ luật.")
    assert (row.state, row.disciplined) == (State.NURTURING, False)


def test_why_is_read_by_few_before_and_after(world):
    row = disciplined(world)
    resume(row, by=world.standing, reason=f"Hết thời hạn: {SECRET}")
    page = reverse("nurturing:factor", args=[row.pk])
    for name in ("head", "deputy", "standing", "chair", "member"):
        assert SECRET in browser(world.people[name]).get(page).content.decode(), name
    for name in ("clerk", "office", "director", "party"):
        answer = browser(world.people[name]).get(page).content.decode()
        assert SECRET not in answer and "kỷ luật" not in answer.lower(), name
    assert SECRET not in "".join(Event.objects.values_list("reason", flat=True))
    sheet = browser(world.head).get(reverse("nurturing:tracking_file", args=[row.pk]), {"dang": "docx"})
    assert sheet.status_code == 200


def test_the_person_reads_nothing_of_it(world):
    row = disciplined(world)
    answer = browser(row.person).get(reverse("nurturing:own")).content.decode()
    assert "tạm dừng" in answer and SECRET not in answer and "kỷ luật" not in answer.lower()
    assert browser(row.person).get(reverse("nurturing:factor", args=[row.pk])).status_code == 404


# ------------------------------------------------------------------ transfer


def test_the_plan_moves_both_see_the_history_and_the_mentor_is_asked_again(world):
    mentor = world.colleague()
    row = world.factor(State.NURTURING, plan={"mentor": mentor})
    answer_mentoring(mentoring_of(row), by=mentor, accepts=True)
    old, new = world.head, world.stranger
    transfer(row, by=old, to=world.elsewhere, on=clock.today(), reason="Điều động công tác.")
    row.refresh_from_db()
    assert row.department == world.elsewhere and row.state == State.NURTURING
    assert row in visible(old) and row in told(old) and row not in writable(old) and row in writable(new)
    again = mentoring_of(row)
    assert (again.mentor, again.answer) == (mentor, Mentoring.Answer.WAITING)
    assert Notice.objects.filter(user=mentor).count() == 2
    for one in (old, new):
        assert row.name not in Notice.objects.get(user=one).text
    history = browser(old).get(reverse("nurturing:factor", args=[row.pk])).content.decode()
    assert "Chuyển từ Phòng Hợp tác quốc tế sang Phòng Lãnh sự" in history
    with pytest.raises(PermissionDenied):
        transfer(row, by=old, to=world.department, on=clock.today(), reason="Trả lại.")


def test_the_standing_council_moves_an_entry(world):
    row = world.factor()
    transfer(row, by=world.standing, to=world.elsewhere, on=clock.today(), reason="Phòng kia bồi dưỡng tốt hơn.")
    with pytest.raises(AlreadyDone):
        transfer(row, by=world.standing, to=world.elsewhere, on=clock.today(), reason="Phòng kia.")
    for other in (world.office, world.clerk, world.director):
        with pytest.raises(PermissionDenied):
            transfer(row, by=other, to=world.department, on=clock.today(), reason="Khác.")
    assert LifeEvent.objects.count() == 1


def test_a_department_that_takes_nobody_is_refused(world):
    row = world.factor()
    world.elsewhere.introduces = False
    world.elsewhere.save()
    with pytest.raises(ValidationError) as refused:
        transfer(row, by=world.head, to=world.elsewhere, on=clock.today(), reason="Điều động.")
    assert "to" in refused.value.error_dict


# ------------------------------------------------------------------ the end


@pytest.mark.parametrize("kind", ["retirement", "death", "other"])
def test_an_end_leaves_nothing_owed(world, kind):
    mentor = world.colleague()
    row = world.factor(State.NURTURING, plan={"mentor": mentor})
    row = end(row, by=world.head, kind=kind, on=clock.today(), reason="Theo quyết định số 12.")
    assert row.state == State.ENDED and row.ended_at
    assert not row.follow_ups.filter(state=FollowUpState.DUE).exists() and mentoring_of(row) is None
    with pytest.raises(AlreadyDone):
        end(row, by=world.head, kind=kind, on=clock.today(), reason="Theo quyết định số 12.")
    with pytest.raises(IllegalMove):
        rest(row, world.head)


def test_a_disciplined_entry_may_end(world):
    row = end(disciplined(world), by=world.head, kind="other", on=clock.today(), reason=SECRET)
    assert row.state == State.ENDED
    page = reverse("nurturing:factor", args=[row.pk])
    for name, reads in (("head", True), ("standing", True), ("clerk", False), ("office", False), ("director", False)):
        assert (SECRET in browser(world.people[name]).get(page).content.decode()) == reads, name
    assert SECRET not in "".join(Event.objects.values_list("reason", flat=True))
    with pytest.raises(IllegalMove):
        resume(row, by=world.standing, reason="Hết.")

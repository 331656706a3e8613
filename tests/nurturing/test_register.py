"""The register: who records whom, when it is the same, how a second department joins, what a suggestion leads to."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.access import duties_of
from accounts.models import Event, Notice
from accounts.roles import Role
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.suggest import suggest
from nominations.models import Suggestion
from nurturing.access import visible
from nurturing.actions.edit_factor import edit_factor
from nurturing.actions.join import TOLD, join
from nurturing.actions.record import record
from nurturing.actions.take_suggestion import take_suggestion
from nurturing.actions.transfer import transfer
from nurturing.models import LifeEvent, NewFactor, Proposer
from nurturing.namesakes import AlreadyRecorded
from nurturing.workflow import State
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.nurturing.world import NurturingWorld

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def told(user):
    return list(Notice.objects.filter(user=user).values_list("text", flat=True))


def test_head_deputy_and_clerk_record_and_nobody_else(world: NurturingWorld):
    for name in ("head", "deputy", "clerk"):
        row = record(world.found(), by=world.people[name], department=world.department)
        assert row.state == State.FOUND and row.proposers.get().department == world.department
    for name in ("staff", "office", "standing", "director", "party", "stranger"):
        with pytest.raises(PermissionDenied):
            record(world.found(), by=world.people[name], department=world.department)
    assert NewFactor.objects.count() == 3


def test_what_is_missing_is_said_field_by_field(world):
    wrong = world.found(
        person=None, name=" ", strengths="", found_on=clock.today() + timedelta(days=1), scope="one_side", aspect=" "
    )
    with pytest.raises(ValidationError) as refused:
        record(wrong, by=world.head, department=world.department)
    assert set(refused.value.error_dict) == {"name", "strengths", "found_on", "aspect", "merit_kind", "honorific"}
    assert not NewFactor.objects.exists()


def test_all_round_names_no_side(world):
    with pytest.raises(ValidationError) as refused:
        record(world.found(aspect="Ngoại ngữ"), by=world.head, department=world.department)
    assert set(refused.value.error_dict) == {"aspect"}


def test_nobody_records_himself_nor_the_director(world):
    for one in (world.head, world.director):
        with pytest.raises(ValidationError) as refused:
            record(world.found(person=one), by=world.head, department=world.department)
        assert set(refused.value.error_dict) == {"person"}


def test_a_name_of_the_staff_list_is_not_typed_by_hand(world):
    colleague = world.colleague(full_name="Lê Thị Ngọc Ánh")
    typed = world.found(name=colleague.full_name, merit_kind="good_deed", honorific="Bà")
    with pytest.raises(ValidationError, match="có trong danh sách công chức"):
        record(typed, by=world.head, department=world.department)


def test_the_same_person_is_in_the_register_once(world):
    row = world.factor()
    for by, unit in ((world.head, world.department), (world.stranger, world.elsewhere)):
        with pytest.raises(AlreadyRecorded) as refused:
            record(world.found(person=row.person), by=by, department=unit)
        assert [one.new_factor for one in refused.value.matches] == [row]
    assert NewFactor.objects.count() == 1


def test_the_database_itself_refuses_a_second_row(world):
    row = world.factor()
    with pytest.raises(IntegrityError), transaction.atomic():
        NewFactor.objects.create(
            kind="individual", department=world.elsewhere, person=row.person, name=row.name, merit_kind="work",
            strengths="x", found_on=clock.today(), recorded_by=world.head, recorded_at=clock.now(),
        )  # fmt: skip


def test_whoever_is_ended_may_be_found_again(world):
    row = world.factor(State.ENDED)
    again = record(world.found(person=row.person), by=world.head, department=world.department)
    assert again.state == State.FOUND


def test_a_name_that_differs_in_accents_needs_a_reason(world):
    world.factor(name="Tổ Phiên Dich", kind="collective")
    alike = world.found(name="Tổ Phiên dịch", kind="collective")
    with pytest.raises(AlreadyRecorded, match="gần giống"):
        record(alike, by=world.stranger, department=world.elsewhere)
    other = world.found(name="Tổ Phiên dịch", kind="collective", namesake_reason="Tổ của Phòng Lãnh sự.")
    assert record(other, by=world.stranger, department=world.elsewhere).namesake_reason


def test_a_second_department_joins_and_both_heads_are_told(world):
    row, second = world.factor(), world.stranger
    assert row not in visible(second)
    join(row, world.found(person=row.person), by=second, department=world.elsewhere)
    row.refresh_from_db()
    assert row.department == world.department and row.proposers.count() == 2 and row in visible(second)
    for one in (world.head, second):
        assert len(told(one)) == 1 and row.name not in told(one)[0]
    with pytest.raises(AlreadyDone):
        join(row, world.found(person=row.person), by=second, department=world.elsewhere)
    assert Proposer.objects.count() == 2


def test_who_nurtures_is_told_though_another_department_proposed(world):
    row, second = world.factor(), person(Role.HEAD, DepartmentFactory(name="Phòng Lễ tân"))
    now = world.stranger
    transfer(row, by=world.head, to=world.elsewhere, on=clock.today(), reason="Điều động.")
    before = len(told(now))
    join(row, world.found(person=row.person), by=second, department=duties_of(second)[0].department)
    assert len(told(now)) == before + 1 and TOLD in told(now)


def test_joining_another_name_opens_nothing(world):
    row, second = world.factor(), world.stranger
    with pytest.raises(PermissionDenied):
        join(row, world.found(person=UserFactory()), by=second, department=world.elsewhere)
    assert row not in visible(second) and row.proposers.count() == 1


def test_what_is_introduced_is_not_joined(world):
    row = world.factor(State.INTRODUCED)
    with pytest.raises(ValidationError, match="Đã giới thiệu"):
        join(row, world.found(person=row.person), by=world.stranger, department=world.elsewhere)


def test_words_are_corrected_and_the_person_stays(world):
    row = world.factor()
    found = world.found(person=row.person, how_found=row.how_found, strengths="Chủ động, sáng tạo.")
    edit_factor(row, found, by=world.clerk)
    with pytest.raises(AlreadyDone):
        edit_factor(row, found, by=world.clerk)
    with pytest.raises(ValidationError, match="Không đổi được"):
        edit_factor(row, world.found(), by=world.clerk)
    for other in (world.stranger, world.office, world.standing):
        with pytest.raises(PermissionDenied):
            edit_factor(row, found, by=other)
    row.refresh_from_db()
    assert row.strengths == "Chủ động, sáng tạo." and row.history.count() == 2


def test_what_is_ended_is_not_edited(world):
    row = world.factor(State.ENDED)
    with pytest.raises(IllegalMove):
        edit_factor(row, world.found(person=row.person, strengths="Khác."), by=world.head)


# ------------------------------------------------------------------ from a suggestion


def suggested(world, who, **facts):
    return suggest(by=world.staff, department=world.department, person=who, name="", facts="Làm việc tốt.", **facts)


def test_a_suggestion_is_answered_and_recorded_in_one_step(world):
    who, head = world.colleague(), world.head
    row = suggested(world, who)
    made = take_suggestion(row, world.found(person=who), by=head, department=world.department)
    row.refresh_from_db()
    assert row.answered_by == head and "sổ nhân tố mới" in row.answer
    assert made.proposers.get().suggestion == row
    with pytest.raises(AlreadyDone):
        take_suggestion(row, world.found(person=who), by=head, department=world.department)
    assert NewFactor.objects.count() == 1


def test_a_refused_record_leaves_the_suggestion_open(world):
    who = world.colleague()
    row = suggested(world, who)
    with pytest.raises(ValidationError):
        take_suggestion(row, world.found(person=who, strengths=""), by=world.head, department=world.department)
    assert Suggestion.objects.get().answered_at is None and not NewFactor.objects.exists()


def test_the_head_records_for_the_own_department_only(world):
    who = world.colleague()
    row = suggested(world, who)
    for by, unit in ((world.head, world.elsewhere), (world.clerk, world.department), (world.stranger, world.elsewhere)):
        with pytest.raises(PermissionDenied):
            take_suggestion(row, world.found(person=who), by=by, department=unit)


def test_a_suggestion_about_the_head_is_given_to_a_department(world):
    head, other = world.head, world.stranger
    row = suggested(world, head)
    assert row.concerns_head
    with pytest.raises(PermissionDenied):
        take_suggestion(row, world.found(person=head), by=head, department=world.department)
    made = take_suggestion(row, world.found(person=head), by=world.standing, department=world.elsewhere)
    assert made.department == world.elsewhere and made in visible(other) and made not in visible(head)
    assert told(other) == ["Thường trực Hội đồng giao phòng đồng chí theo dõi một nhân tố mới."]
    assert told(head) == []


def test_a_suggestion_about_somebody_known_joins(world):
    row = world.factor(department=world.elsewhere, by=world.stranger, person=world.colleague())
    asked = suggested(world, row.person)
    take_suggestion(asked, world.found(person=row.person), by=world.head, department=world.department, joins=row)
    asked.refresh_from_db()
    assert asked.answered_at and row.proposers.count() == 2


def test_a_suggestion_about_whom_the_department_has_already_is_answered(world):
    row = world.factor()
    asked = suggested(world, row.person)
    take_suggestion(asked, world.found(person=row.person), by=world.head, department=world.department, joins=row)
    asked.refresh_from_db()
    assert asked.answered_at and row.proposers.count() == 1 and NewFactor.objects.count() == 1


# ------------------------------------------------------------------ who sees


def test_who_sees_an_entry(world):
    row = world.factor()
    for name in ("head", "deputy", "clerk", "office", "standing", "director", "party", "chair", "member"):
        assert row in visible(world.people[name]), name
    for name in ("staff", "stranger", "counter"):
        assert row not in visible(world.people[name]), name
    assert row not in visible(row.person)


def test_nobody_sees_the_own_entry_whatever_the_duty(world):
    clerk = world.clerk
    row = world.factor(person=clerk)
    assert row not in visible(clerk)
    standing = person(Role.STANDING_COUNCIL)
    mine = world.factor(person=standing)
    assert mine not in visible(standing) and row in visible(standing)


def test_every_act_is_in_the_chain(world):
    row = world.factor(State.PAUSED)
    moves = Event.objects.filter(subject_type="nurturing.newfactor", subject_id=row.pk).values_list("move", flat=True)
    assert list(moves) == ["record", "write_plan", "approve_plan", "pause"]
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        LifeEvent.objects.update(note="Khác")

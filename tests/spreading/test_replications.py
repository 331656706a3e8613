"""What a unit adopted from a model: entered, corrected, confirmed by others, returned, withdrawn."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import AccessLog
from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from spreading.access import proofs, replications
from spreading.actions.answer_replication import (
    confirm_replication,
    reopen_replication,
    return_replication,
    withdraw_replication,
)
from spreading.actions.enter_replication import correct_replication, enter_replication
from spreading.models import Replication, ReplicationProof
from spreading.queries import applied_at
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.spreading import TODAY, Spreading, scan, stored
from tests.monitoring.watching import browser
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


# ------------------------------------------------------------------ entering


def test_a_head_enters_what_the_own_department_adopted():
    world = Spreading()
    model = world.model()
    row = enter_replication(world.adoption(model), by=world.head, files=[stored()])
    assert (row.state, row.unit, row.proofs.count()) == ("waiting", str(world.unit), 1)
    assert list(applied_at(model)) == [], "not before it is confirmed"
    with pytest.raises(AlreadyDone, match="đã ghi"):
        enter_replication(world.adoption(model), by=world.deputy)
    assert Replication.objects.count() == 1


def test_the_office_enters_for_any_unit_and_for_other_bodies():
    world = Spreading()
    model = world.model()
    row = world.replication(model, world.office, department=None, body="UBND xã Sông Lam")
    assert row.unit == "UBND xã Sông Lam"
    with pytest.raises(PermissionDenied, match="Văn phòng Sở ghi cho đơn vị khác"):
        world.replication(model, world.head, department=None, body="UBND xã khác")
    with pytest.raises(PermissionDenied):
        world.replication(model, world.head, department=world.home)
    with pytest.raises(PermissionDenied):
        world.replication(model, world.staff)
    assert Replication.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "where", "sentence"),
    [
        ({"adopted": " "}, "adopted", "Chưa ghi nội dung áp dụng"),
        ({"result": ""}, "result", "Chưa ghi kết quả"),
        ({"since": TODAY + timedelta(days=1)}, "since", "Ngày này chưa tới"),
        ({"people": 0}, "people", "Số người từ 1 trở lên"),
        ({"body": "UBND xã"}, "department", "chỉ một trong hai"),
        ({"department": None}, "department", "chỉ một trong hai"),
    ],
)
def test_what_cannot_be_is_refused(facts, where, sentence):
    world = Spreading()
    with pytest.raises(ValidationError, match=sentence) as refused:
        world.replication(by=world.office, **facts)
    assert where in refused.value.error_dict and not Replication.objects.exists()


def test_nobody_learns_from_a_model_whose_certificate_is_not_in_force():
    world = Spreading()
    with pytest.raises(ValidationError, match="không còn hiệu lực"):
        world.replication(world.model(in_force=False))
    assert not Replication.objects.exists()


# ------------------------------------------------------------------ confirming


def test_the_models_department_confirms_and_it_is_shown():
    world = Spreading()
    model = world.model()
    row = confirm_replication(world.replication(model), by=world.home_head)
    assert row.state == "confirmed" and row.confirmed_by == world.home_head
    assert list(applied_at(model)) == [row]
    with pytest.raises(AlreadyDone):
        confirm_replication(row, by=world.standing)


def test_the_standing_council_confirms_and_the_office_does_not():
    world = Spreading()
    row = world.replication()
    for other in (world.office, world.director, world.head, world.staff, world.party):
        with pytest.raises(PermissionDenied):
            confirm_replication(row, by=other)
    assert confirm_replication(row, by=world.standing).state == "confirmed"


def test_nobody_confirms_what_he_entered_or_corrected():
    world = Spreading()
    both = person(Role.STANDING_COUNCIL)
    DutyFactory(user=both, role=Role.OFFICE)
    row = world.replication(by=both)
    with pytest.raises(PermissionDenied):
        confirm_replication(row, by=both)
    other = world.replication(adopted="Điều khác.")
    correct_replication(other, world.adoption(other.nomination, adopted="Điều thứ ba."), by=both)
    with pytest.raises(PermissionDenied):
        confirm_replication(other, by=both)
    assert not Replication.objects.filter(state="confirmed").exists()


def test_a_department_does_not_confirm_what_it_learned_itself():
    """A model of the own department: the head is of the learning department, and so is a colleague's deputy."""
    world = Spreading()
    row = world.replication(world.model(world.unit), world.deputy)
    with pytest.raises(PermissionDenied):
        confirm_replication(row, by=world.head)
    colleague = UserFactory(department=world.unit)
    DutyFactory(user=colleague, role=Role.STANDING_COUNCIL)
    with pytest.raises(PermissionDenied):
        confirm_replication(row, by=colleague)
    assert confirm_replication(row, by=world.standing).state == "confirmed"


def test_what_is_returned_is_corrected_and_sent_again():
    world = Spreading()
    row = world.replication()
    with pytest.raises(ValidationError, match="Chưa ghi lý do trả lại"):
        return_replication(row, by=world.home_head, reason=" ")
    row = return_replication(row, by=world.home_head, reason="Chưa có số liệu.")
    assert (row.state, row.return_reason) == ("returned", "Chưa có số liệu.")
    row = correct_replication(row, world.adoption(row.nomination, result="97%"), by=world.deputy, files=[stored()])
    assert (row.state, row.result, row.changed_by, row.proofs.count()) == ("waiting", "97%", world.deputy, 1)
    row = confirm_replication(row, by=world.home_head)
    assert row.return_reason == ""
    with pytest.raises(IllegalMove, match="«Đã xác nhận» nên không sửa được"):
        correct_replication(row, world.adoption(row.nomination, result="99%"), by=world.head)


def test_a_correction_keeps_model_and_unit():
    world = Spreading()
    row = world.replication()
    other = world.adoption(world.model(world.home, name="Lê Khác"), department=world.home, result="Khác.")
    row = correct_replication(row, other, by=world.head)
    assert row.department == world.unit and row.nomination != other.nomination and row.result == "Khác."


def test_the_standing_council_takes_a_confirmation_back():
    world = Spreading()
    model = world.model()
    row = confirm_replication(world.replication(model), by=world.home_head)
    with pytest.raises(PermissionDenied):
        reopen_replication(row, by=world.home_head, reason="Sai.")
    with pytest.raises(ValidationError, match="Chưa ghi lý do thôi xác nhận"):
        reopen_replication(row, by=world.standing, reason="")
    row = reopen_replication(row, by=world.standing, reason="Số liệu sai.")
    assert (row.state, row.confirmed_by, row.confirmed_at) == ("returned", None, None)
    assert list(applied_at(model)) == []


def test_what_was_entered_by_mistake_is_withdrawn():
    world = Spreading()
    row = world.replication()
    with pytest.raises(PermissionDenied):
        withdraw_replication(row, by=world.home_head, reason="Nhầm.")
    row = withdraw_replication(row, by=world.head, reason="Nhầm.")
    assert row.state == "withdrawn"
    with pytest.raises(IllegalMove):
        confirm_replication(row, by=world.home_head)
    assert world.replication(row.nomination).state == "waiting", "and may be entered anew"


@pytest.mark.both_engines
def test_the_table_refuses_a_confirmation_by_oneself():
    world = Spreading()
    row = world.replication()
    facts = {"state": "confirmed", "confirmed_at": row.entered_at}
    with pytest.raises(IntegrityError), transaction.atomic():
        Replication.objects.filter(pk=row.pk).update(confirmed_by=world.head, **facts)
    Replication.objects.filter(pk=row.pk).update(confirmed_by=world.standing, **facts)


# ------------------------------------------------------------------ reading


def test_before_it_is_confirmed_only_those_concerned_read_it():
    world = Spreading()
    row, stranger = world.replication(), person(Role.HEAD, DepartmentFactory())
    for user in (world.head, world.home_head, world.office, world.standing, world.director):
        assert list(replications(user)) == [row]
    for user in (world.staff, stranger, world.party):
        assert list(replications(user)) == []
        assert browser(user).get(reverse("spreading:replication", args=[row.pk])).status_code == 404
    confirm_replication(row, by=world.home_head)
    assert list(replications(world.staff)) == [row] == list(replications(stranger))


def test_proofs_are_read_by_those_concerned_and_logged():
    world = Spreading()
    row = enter_replication(world.adoption(world.model()), by=world.head, files=[stored()])
    file = ReplicationProof.objects.get()
    confirm_replication(row, by=world.home_head)
    assert list(proofs(world.staff)) == []
    address = reverse("spreading:proof_file", args=[file.pk])
    assert browser(world.staff).get(address).status_code == 404
    assert browser(world.home_head).get(address).status_code == 200
    assert AccessLog.objects.get(act="tải tệp").user == world.home_head


def test_the_form_enters_with_a_file_and_keeps_what_was_typed():
    world = Spreading()
    model = world.model()
    client, page = browser(world.head), reverse("spreading:replication_add")
    sent = {
        "nomination": model.pk, "department": world.unit.pk, "adopted": "Trả hồ sơ trong ngày.", "since": "2026-07-01",
        "result": "", "people": "9" * 30,
    }  # fmt: skip
    answer = client.post(page, sent)
    assert answer.status_code == 422 and "Trả hồ sơ trong ngày." in answer.content.decode()
    assert not Replication.objects.exists()
    answer = client.post(page, sent | {"result": "95%", "people": "", "uploads": [scan(), scan(mark="hai")]})
    row = Replication.objects.get()
    assert answer.url == reverse("spreading:replication", args=[row.pk]) and row.proofs.count() == 2
    again = client.post(page, sent | {"result": "95%", "people": ""}, follow=True)
    assert "Phiếu áp dụng này đã ghi." in again.content.decode() and Replication.objects.count() == 1


# ------------------------------------------------------------------ races


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_confirming_returning_and_withdrawing_have_one_winner():
    world = Spreading()
    row = world.replication()
    found = at_once(
        lambda: confirm_replication(row, by=world.home_head),
        lambda: return_replication(row, by=world.standing, reason="Thiếu."),
        lambda: withdraw_replication(row, by=world.head, reason="Nhầm."),
    )
    row.refresh_from_db()
    wins = sum(one is None for one in found)
    # a returned one may still be withdrawn: two in a row, never two at once
    assert wins == 1 or (wins == 2 and row.state == "withdrawn" and found[1] is None), found
    assert (row.confirmed_by is None) == (row.state != "confirmed")


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_the_same_entered_by_two_at_once_is_one():
    world = Spreading()
    model = world.model()
    found = at_once(lambda: world.replication(model, world.head), lambda: world.replication(model, world.deputy))
    assert sum(isinstance(one, AlreadyDone) for one in found) == 1, found
    assert Replication.objects.count() == 1

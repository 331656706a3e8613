"""Duties: given and ended by others, with dates and a basis; rights follow on the day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts import events
from accounts.access import holds
from accounts.actions.appoint import appoint
from accounts.actions.end_duty import end_duty
from accounts.models import Duty, User
from accounts.roles import GIVEN_BY_COUNCIL, Role
from core import clock
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.sign_in import enter

pytestmark = pytest.mark.django_db


def facts(role, department=None, **changed):
    return {
        "role": role, "department": department, "acting": "", "basis": "Quyết định số 3/QĐ-SNgV",
        "since": date(2026, 1, 5), "until": None, **changed,
    }  # fmt: skip


@pytest.fixture
def office():
    return person(Role.OFFICE)


@pytest.fixture
def desk(client, office):
    enter(client, office)
    return client


def test_the_office_gives_a_duty_and_the_record_says_on_what_basis(desk, office):
    one, department = UserFactory(), DepartmentFactory(name="Phòng Lãnh sự")
    form = {**facts(Role.HEAD), "department": department.pk, "since": "2026-01-05", "until": ""}
    answer = desk.post(reverse("accounts:duty_add", args=[one.pk]), form)
    duty = one.duties.get()
    assert answer.status_code == 302
    assert duty.title == "Trưởng phòng Lãnh sự"
    event = events.timeline(one).get()
    assert event.reason == "Trưởng phòng Lãnh sự từ ngày 05/01/2026, căn cứ Quyết định số 3/QĐ-SNgV"
    assert event.actor == office


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"role": Role.HEAD}, "Nhiệm vụ này phải ghi rõ phòng; nhiệm vụ cấp Sở thì không ghi phòng."),
        ({"basis": ""}, "Ô này còn trống. Mời ghi nội dung."),
        ({"until": "2026-01-04"}, "Ngày kết thúc phải từ ngày bắt đầu trở đi."),
        ({"role": "king"}, "Mục đã chọn không có. Mời chọn lại."),
    ],
)
def test_a_duty_that_breaks_a_rule_is_refused_in_words(desk, changed, sentence):
    one = UserFactory()
    form = {**facts(Role.OFFICE), "department": "", "since": "2026-01-05", "until": "", **changed}
    answer = desk.post(reverse("accounts:duty_add", args=[one.pk]), form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not one.duties.exists()


def test_the_same_duty_is_not_given_twice(office):
    one = person(Role.PARTY_CELL)
    with pytest.raises(ValidationError, match="đang giữ nhiệm vụ đó rồi"):
        appoint(one, by=office, facts=facts(Role.PARTY_CELL))


@pytest.mark.parametrize("role", sorted(GIVEN_BY_COUNCIL))
def test_what_the_council_gives_is_not_given_by_hand(desk, office, role):
    one = UserFactory()
    with pytest.raises(ValidationError, match="Quyết định thành lập Hội đồng"):
        appoint(one, by=office, facts=facts(role))
    page = reverse("accounts:duty_add", args=[one.pk])
    assert f'value="{role}"' not in desk.get(page).content.decode()
    form = {**facts(role), "department": "", "since": "2026-01-05", "until": ""}
    assert desk.post(page, form).status_code == 422
    assert not one.duties.exists()


def test_nobody_appoints_himself(desk, office):
    with pytest.raises(PermissionDenied):
        appoint(office, by=office, facts=facts(Role.RECORDS_CLERK))
    form = {**facts(Role.RECORDS_CLERK), "department": "", "since": "2026-01-05", "until": ""}
    assert desk.post(reverse("accounts:duty_add", args=[office.pk]), form).status_code == 403


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ADMINISTRATOR])
def test_only_an_administrator_gives_and_ends_the_gravest_duties(office, role):
    one, administrator = UserFactory(), person(Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        appoint(one, by=office, facts=facts(role))
    duty = appoint(one, by=administrator, facts=facts(role))
    with pytest.raises(PermissionDenied):
        end_duty(duty, by=office, until=clock.today(), reason="Hết nhiệm kỳ")


@pytest.mark.parametrize("role", [Role.HEAD, Role.DIRECTOR, Role.COUNCIL_CHAIR, Role.STANDING_COUNCIL])
def test_other_duties_give_none(role):
    by = person(role, DepartmentFactory() if role == Role.HEAD else None)
    with pytest.raises(PermissionDenied):
        appoint(UserFactory(), by=by, facts=facts(Role.COUNTER))


def test_a_duty_ends_with_its_last_day(desk, office):
    one = person(Role.RECORDS_CLERK)
    duty, yesterday = one.duties.get(), clock.today() - timedelta(days=1)
    answer = desk.post(
        reverse("accounts:duty_end", args=[duty.pk]), {"until": yesterday.isoformat(), "reason": "Công văn số 9"}
    )
    assert answer.status_code == 302
    assert not holds(User.objects.get(pk=one.pk), Role.RECORDS_CLERK)
    assert events.timeline(one).get().reason.endswith(": Công văn số 9")


def test_a_duty_ends_neither_before_it_began_nor_without_a_reason(office):
    duty = DutyFactory(role=Role.EDITOR, since=date(2026, 1, 5))
    with pytest.raises(ValidationError, match="từ ngày bắt đầu"):
        end_duty(duty, by=office, until=date(2026, 1, 4), reason="Công văn số 9")
    with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
        end_duty(duty, by=office, until=date(2026, 1, 6), reason=" ")
    assert Duty.objects.get(pk=duty.pk).until is None


def test_nobody_ends_his_own_duty():
    one = person(Role.ADMINISTRATOR)
    person(Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        end_duty(one.duties.get(), by=one, until=clock.today(), reason="Tự thôi")

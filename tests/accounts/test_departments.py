"""Departments exist between two dates; their codes are theirs alone while they do."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.events import timeline
from accounts.models import Department
from accounts.roles import Role
from tests.factories.people import DepartmentFactory, UserFactory, person

pytestmark = pytest.mark.django_db
LIST = "/tai-khoan/phong/"


@pytest.fixture
def desk(client):
    client.force_login(person(Role.OFFICE))
    return client


def facts(**changed):
    return {"name": "Phòng Lãnh sự", "code": "ls", "introduces": "on", "since": "2026-01-01", "until": "", **changed}


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_list_costs_the_same_whatever_its_length(desk, django_assert_num_queries, count):
    for department in DepartmentFactory.create_batch(count):
        UserFactory(department=department)
    with django_assert_num_queries(9):
        assert desk.get(LIST).status_code == 200


def test_a_department_is_added_with_its_code_in_capitals(desk):
    assert desk.post(reverse("accounts:department_add"), facts()).status_code == 302
    assert Department.objects.get(name="Phòng Lãnh sự").code == "LS"


def test_a_code_in_use_is_refused(desk):
    DepartmentFactory(code="LS")
    answer = desk.post(reverse("accounts:department_add"), facts())
    assert answer.status_code == 422
    assert "Ký hiệu này đang dùng cho một phòng khác. Mời chọn ký hiệu khác." in answer.content.decode()


def test_a_code_is_free_again_after_its_department_ended(desk):
    old = DepartmentFactory(code="LS")
    answer = desk.post(reverse("accounts:department_edit", args=[old.pk]), facts(code="LS", until="2026-06-30"))
    assert answer.status_code == 302
    assert desk.post(reverse("accounts:department_add"), facts(name="Phòng mới")).status_code == 302


def test_the_form_of_a_department_begins_with_its_own_days_and_the_reason_is_kept(desk):
    old = DepartmentFactory(code="LS", since=date(2021, 3, 1))
    page = reverse("accounts:department_edit", args=[old.pk])
    assert 'value="2021-03-01"' in desk.get(page).content.decode()
    desk.post(page, facts(code="LS", name="Phòng Lãnh sự", since="2021-03-01", why="Công văn số 9"))
    assert old.history.first().history_change_reason == "Công văn số 9"
    assert timeline(old).last().reason == "Công văn số 9"


def test_others_keep_no_departments(client):
    client.force_login(person(Role.DIRECTOR))
    assert client.get(LIST).status_code == 403
    assert client.get(reverse("accounts:department_edit", args=[DepartmentFactory().pk])).status_code == 404

"""The first page of every duty: what waits, who holds each file, what comes next, and the two dates."""

from datetime import UTC, datetime

import pytest

from accounts.roles import OF_DEPARTMENT, Role
from core import clock
from nominations.workflow import State
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import AgencyFactory, CriteriaSetFactory, SeasonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = "/viec-cua-toi/"
THIRD_OF_DECEMBER = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def third_of_december(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: THIRD_OF_DECEMBER)


def holder(role):
    return person(role, DepartmentFactory() if role in OF_DEPARTMENT else None)


def shown(client, user):
    client.force_login(user)
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_strangers_sign_in_first(client):
    assert client.get(PAGE)["Location"].startswith("/tai-khoan/dang-nhap/")


@pytest.mark.parametrize("role", Role)
def test_every_duty_has_its_first_page_with_both_dates(client, role, third_of_december):
    SeasonFactory(year=2026)
    page = shown(client, holder(role))
    assert "Trước ngày 15/12/2026. Ngày làm việc cuối: thứ Hai ngày 14/12/2026. Còn 7 ngày làm việc." in page
    assert "Trước ngày 10/01/2027." in page


def test_without_a_season_the_page_says_so(client):
    assert "Chưa lập kỳ bình xét nào" in shown(client, UserFactory())


def test_with_nothing_to_do_the_next_date_is_named(client, third_of_december):
    SeasonFactory(year=2026)
    assert "Mốc gần nhất: nộp kế hoạch, báo cáo, hồ sơ giới thiệu. Trước ngày 15/12/2026." in shown(
        client, UserFactory()
    )


def test_in_which_capacity_one_acts(client):
    head = person(Role.HEAD, DepartmentFactory(name="Phòng Lãnh sự"))
    assert "Đồng chí đang làm việc với tư cách: <b>Trưởng phòng Lãnh sự</b>" in " ".join(shown(client, head).split())


def test_a_department_sees_its_files_with_state_step_holder_and_next_act(client, third_of_december):
    criteria = CriteriaSetFactory(season__year=2026)
    department = DepartmentFactory(name="Phòng Lãnh sự")
    NominationFactory(criteria_set=criteria, department=department, name="Tổ Hộ chiếu", state=State.SUBMITTED)
    NominationFactory(criteria_set=criteria, name="Tổ Phòng Khác", state=State.SUBMITTED)
    page = shown(client, person(Role.HEAD, department))
    for words in ("Hồ sơ của phòng", "Tổ Hộ chiếu", "Đã nộp", "Bước 2/6", "Văn phòng Sở"):
        assert words in page
    assert "Tổ Phòng Khác" not in page


@pytest.mark.parametrize("count", [1, 3, 200])
def test_the_page_costs_the_same_whatever_the_number_of_files(client, django_assert_num_queries, count):
    criteria, department = CriteriaSetFactory(season__year=2026), DepartmentFactory()
    head = person(Role.HEAD, department)
    people = UserFactory.create_batch(count, department=department)
    for one in people:
        NominationFactory(criteria_set=criteria, department=department, person=one, drafted_by=head)
    client.force_login(head)
    client.get(PAGE)
    with django_assert_num_queries(45):
        client.get(PAGE)


def test_the_agency_is_the_one_in_force_today(client, third_of_december):
    AgencyFactory(since="2020-01-01")
    AgencyFactory(name="Sở Đối ngoại", since="2026-12-03")
    AgencyFactory(name="Sở Tương lai", since="2026-12-04")
    page = shown(client, UserFactory())
    assert "Sở Đối ngoại tỉnh Sông Lam" in page
    assert "Sở Tương lai" not in page

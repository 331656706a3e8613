"""One person across the years: what each reader is told, and what stays hidden from whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.roles import Role
from certificates.life_line import life_line
from certificates.models import Certificate
from core import clock
from nominations.models import Nomination, Suggestion
from nominations.workflow import State
from tests.factories.certificate import Desk, ended
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory, person
from tests.factories.season import CriteriaSetFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def desk():
    desk = Desk(passed=1)
    desk.issued()
    return desk


def again(desk, state, **facts):
    """The same person put forward once more, in another season."""
    first = desk.nominations[0]
    return NominationFactory(
        criteria_set=CriteriaSetFactory(), person=first.person, department=desk.department, state=state, **facts
    )


def titles(years):
    return [entry.title for year in years for entry in year.entries]


def test_it_tells_introduction_result_certificate_and_revocation(desk):
    certificate = Certificate.objects.get()
    ended(certificate, by=desk.office, reason="Kê khai không đúng.")
    [year] = life_line(desk.nominations[0], desk.office)
    number = certificate.text["register_number"]
    assert f"Thu hồi Giấy công nhận số {number}" in titles([year])
    assert {"Văn phòng Sở tiếp nhận hồ sơ", f"Cấp Giấy công nhận số {number}"} <= set(titles([year]))
    assert "Kê khai không đúng." not in str(year.entries)


def test_a_stranger_is_told_of_certificates_only(desk):
    again(desk, State.FAILED)
    stranger = person(Role.STAFF, DepartmentFactory())
    [year] = life_line(desk.nominations[0], stranger)
    assert not year.opens and [title.partition(" số")[0] for title in titles([year])] == ["Cấp Giấy công nhận"]


def test_an_outcome_that_is_not_announced_is_told_to_no_department(desk):
    failed = again(desk, State.FAILED, appraised_at=clock.now())
    head = person(Role.HEAD, desk.department)
    shown = {year.nomination.pk: year for year in life_line(desk.nominations[0], head)}
    assert shown[failed.pk].state == "Đang xét"
    assert "Hội đồng kết thúc thẩm định" not in titles([shown[failed.pk]])
    true = {year.nomination.pk: year for year in life_line(desk.nominations[0], desk.office)}
    assert true[failed.pk].state == str(State.FAILED.label)


def test_the_suggestion_that_led_to_a_file_is_told_to_those_who_may_read_it(desk):
    row, asked = desk.nominations[0], person(Role.STAFF, DepartmentFactory())
    head = person(Role.HEAD, row.department)
    made = {"department": row.department, "name": row.name, "facts": "Việc tốt.", "made_at": clock.now()}
    answered = {"answer": "Đã lập hồ sơ.", "answered_at": clock.now(), "answered_by": head}
    Suggestion.objects.create(by=asked, nomination=row, **made, **answered)
    told = f"Được gợi ý phát hiện với {row.department}"
    assert told in titles(life_line(row, head))
    assert told not in titles(life_line(row, desk.office)) and told not in titles(life_line(row, asked))


def test_a_person_is_known_under_another_name(desk):
    Nomination.objects.filter(pk=desk.nominations[0].pk).update(name="Tên cũ", name_key="ten cu")
    later = again(desk, State.RECEIVED)
    assert {year.nomination.name for year in life_line(later, desk.office)} == {"Tên cũ", later.name}


def test_the_page_from_register_and_from_the_file(as_, desk):
    certificate, row = Certificate.objects.get(), desk.nominations[0]
    stranger = as_(person(Role.STAFF, DepartmentFactory()))
    register, dossier = reverse("certificates:life_line", args=[certificate.pk]), None
    assert row.name in stranger.get(register).content.decode()
    dossier = reverse("certificates:dossier_life_line", args=[row.pk])
    assert stranger.get(dossier).status_code == 404
    page = as_(desk.office).get(dossier).content.decode()
    assert reverse("nominations:detail", args=[row.pk]) in page and "Cấp Giấy công nhận" in page


def test_it_costs_the_same_for_any_number_of_years(desk, django_assert_num_queries):
    user = desk.office
    life_line(desk.nominations[0], user)
    for rows in (0, 3):
        for days in range(rows):
            again(desk, State.RECEIVED, received_at=clock.now() - timedelta(days=days))
        with django_assert_num_queries(QUERIES):
            life_line(desk.nominations[0], user)


QUERIES = 6

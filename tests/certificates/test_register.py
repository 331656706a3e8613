"""The register: what is listed, found and printed."""

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from accounts.roles import Role
from certificates.models import Certificate
from nominations.models import Nomination
from tests.factories.certificate import Desk, listed_certificate
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REGISTER = reverse("certificates:register")


@pytest.fixture
def desk():
    return Desk(passed=1)


def numbers(page):
    return [row.number for row in page.context["rows"]]


def names(page):
    return [row.text["name"] for row in page.context["rows"]]


def test_every_signed_in_person_reads_it_but_opens_no_file(as_, desk):
    desk.issued()
    client = as_(person(Role.STAFF, desk.department))
    page = client.get(REGISTER)
    certificate = Certificate.objects.get()
    assert certificate.text["register_number"] in page.content.decode()
    assert client.get(reverse("certificates:certificate", args=[certificate.pk])).status_code == 404
    assert (
        client.get(reverse("certificates:change_add", args=[certificate.item.decision_id, "recall"])).status_code == 404
    )


def test_it_is_searched_by_name_without_marks_year_and_unit(as_, desk):
    decision = desk.issued()
    one = listed_certificate(desk, decision, 2, name="Đỗ Hoà Thuỷ", person=UserFactory())
    client = as_(desk.office)
    assert names(client.get(REGISTER, {"q": "do hoa thuy"})) == ["Đỗ Hoà Thuỷ"]
    assert names(client.get(REGISTER, {"q": one.code.lower()})) == ["Đỗ Hoà Thuỷ"]
    assert len(names(client.get(REGISTER, {"nam": str(one.year), "phong": str(desk.department.pk)}))) == 2
    assert names(client.get(REGISTER, {"q": "không có ai"})) == []


@pytest.mark.parametrize("typed", ["\x00", "9" * 40, "-1", "x", "Đ" * 500, "%_'\"", "²"])
@pytest.mark.slow
def test_a_strange_search_finds_a_page(as_, desk, typed):
    desk.issued()
    page = as_(desk.office).get(REGISTER, {"q": typed, "nam": typed, "phong": typed, "sau": typed})
    assert page.status_code == 200


@pytest.mark.parametrize("asked", [{}, {"q": "người"}, {"nam": "2026"}])
def test_fifty_a_page_the_newest_number_first(as_, desk, asked):
    decision = desk.issued()
    for number in range(2, 54):
        listed_certificate(desk, decision, number)
    Nomination.objects.update(search_norm="nguoi thu nghiem")
    client = as_(desk.office)
    first = client.get(REGISTER, asked)
    second = client.get(REGISTER + first.context["next_url"])
    back = client.get(REGISTER + second.context["previous_url"])
    assert numbers(first) == numbers(back) == list(range(53, 3, -1)) and numbers(second) == [3, 2, 1]
    assert second.context["position"] == "Số 3 đến 1" and not second.context["next_url"]
    assert {page.context["total"] for page in (first, second, back)} == {"53 Giấy công nhận"}
    assert not first.context["previous_url"] and not back.context["previous_url"]


@pytest.mark.parametrize("rows", [1, 3, pytest.param(200, marks=pytest.mark.slow)])
def test_it_costs_the_same_for_any_number_of_rows(as_, desk, rows, django_assert_num_queries):
    decision = desk.issued()
    for number in range(2, rows + 1):
        listed_certificate(desk, decision, number)
    client = as_(desk.office)
    client.get(REGISTER)
    with django_assert_num_queries(11):
        client.get(REGISTER)


def test_whoever_opens_a_certificate_is_kept(as_, desk):
    desk.issued()
    certificate = Certificate.objects.get()
    address = reverse("certificates:certificate", args=[certificate.pk])
    assert as_(desk.clerk).get(address).status_code == 404, "its file is not printed yet"
    from certificates.actions.render_pending import render_pending

    render_pending()
    assert as_(desk.clerk).get(address)["Content-Type"] == "application/pdf"
    assert AccessLog.objects.get(subject_id=certificate.pk, subject_type="certificates.certificate").user == desk.clerk

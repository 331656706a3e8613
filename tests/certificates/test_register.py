"""The register: what is listed, found, printed and taken away."""

import io
from datetime import datetime, time, timedelta

import openpyxl
import pytest
from django.urls import reverse

from accounts.models import AccessLog
from accounts.roles import Role
from certificates.models import Certificate
from core import clock
from core.vietnamese import local_day
from nominations.models import Nomination
from tests.factories.certificate import Desk, ended, listed_certificate
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REGISTER = reverse("certificates:register")
EXPORT = reverse("certificates:register_export")


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
    page = as_(desk.office).get(REGISTER, dict.fromkeys(("q", "nam", "phong", "qd", "tt", "ngay", "sau"), typed))
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


def test_it_is_narrowed_by_decision_and_by_force(as_, desk):
    decision = desk.issued(figure=5)
    one = listed_certificate(desk, decision, 2, name="Đỗ Hoà Thuỷ", person=UserFactory())
    ended(one, by=desk.office)
    client = as_(desk.office)
    assert numbers(client.get(REGISTER, {"qd": "05/QĐ-SNgV"})) == [2, 1]
    assert numbers(client.get(REGISTER, {"qd": "6"})) == [] == numbers(client.get(REGISTER, {"qd": "x"}))
    assert numbers(client.get(REGISTER, {"tt": "revoked"})) == [2]
    assert numbers(client.get(REGISTER, {"tt": "issued"})) == [1]


def test_it_is_shown_as_it_stood_on_a_day(as_, desk, monkeypatch):
    desk.issued()
    certificate, issued_on = Certificate.objects.get(), clock.today()
    before, later = issued_on - timedelta(days=1), clock.now() + timedelta(days=10)
    monkeypatch.setattr(clock, "now", lambda: later)
    ended(certificate, by=desk.office)
    client = as_(desk.office)
    assert numbers(client.get(REGISTER, {"ngay": before.isoformat()})) == []
    for day, state in ((issued_on, "issued"), (issued_on + timedelta(days=9), "issued"), (local_day(later), "revoked")):
        page = client.get(REGISTER, {"ngay": day.isoformat()})
        assert [row.state_then for row in page.context["rows"]] == [state]
        assert ("sau đó: Đã thu hồi" in page.content.decode()) == (state == "issued")
        assert numbers(client.get(REGISTER, {"ngay": day.isoformat(), "tt": state})) == [1]
        table = client.get(EXPORT, {"ngay": day.isoformat(), "dang": "csv"}).content.decode("utf-8-sig")
        assert ("Đã thu hồi" in table) == (state == "revoked")


def test_what_is_shown_is_taken_away_as_a_table(as_, desk):
    decision = desk.issued()
    one = Certificate.objects.get()
    Certificate.objects.update(text={**one.text, "name": "=HYPERLINK(1)", "honorific": ""})
    client = as_(person(Role.STAFF, desk.department))
    answer = client.get(EXPORT, {"dang": "csv"})
    assert answer.content.startswith(b"\xef\xbb\xbf") and "'=HYPERLINK(1)" in answer.content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(EXPORT, {"nam": str(one.year)}).content))
    cells = [cell for row in book.active.iter_rows(values_only=True) for cell in row]
    assert datetime.combine(decision.dated, time()) in cells and "=HYPERLINK(1)" in cells
    assert f"Năm: {one.year}" in cells
    assert "=HYPERLINK" not in client.get(EXPORT, {"q": "không có ai", "dang": "csv"}).content.decode()


def test_a_table_that_is_too_long_asks_to_narrow(as_, desk, monkeypatch):
    decision = desk.issued()
    listed_certificate(desk, decision, 2)
    monkeypatch.setattr("certificates.views.register.MOST_ROWS", 1)
    assert as_(desk.office).get(EXPORT, {"nam": "2026"})["Location"] == f"{REGISTER}?nam=2026"

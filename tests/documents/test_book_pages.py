"""Sổ văn bản đi as it is read, searched, printed and kept."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role
from documents.actions.draw_number import Registered, draw_number
from documents.models import Entry
from nominations.models import ConflictDeclaration
from tests.factories.certificate import Desk
from tests.factories.people import person
from tests.factories.season import AgencyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BOOK = "/so-van-ban-di/"


def filled(clerk, count=1) -> None:
    for place in range(count):
        facts = Registered(
            "notice", date(2026, 11, 20), f"Thông báo kết quả {place}", "Lê Văn Thử", "Các phòng", copies=9
        )
        draw_number("TB-SNgV", facts, by=clerk)


@pytest.mark.parametrize(("role", "status", "shown"), [(Role.OFFICE, 200, True), (Role.EDITOR, 200, False)])
def test_the_book_is_for_those_who_keep_it(client, role, status, shown):
    filled(person(Role.RECORDS_CLERK))
    client.force_login(person(role))
    answer = client.get(BOOK)
    assert answer.status_code == status
    assert ("01/TB-SNgV" in answer.content.decode()) is shown
    assert client.get(reverse("documents:reserve")).status_code == (200 if shown else 403)


@pytest.mark.parametrize("count", [1, 60])
def test_as_many_queries_with_one_entry_as_with_many(client, django_assert_num_queries, count):
    clerk = person(Role.RECORDS_CLERK)
    filled(clerk, count)
    client.force_login(clerk)
    client.get(BOOK)
    with django_assert_num_queries(QUERIES):
        client.get(BOOK)


QUERIES = 12


def test_search_pages_and_filters(client):
    clerk = person(Role.RECORDS_CLERK)
    filled(clerk, 60)
    client.force_login(clerk)
    page = client.get(BOOK, {"q": "thong bao", "nam": "2026", "ky_hieu": "TB-SNgV"}).content.decode()
    assert "60/TB-SNgV" in page and "10/TB-SNgV" not in page and "sau=" in page
    assert "59/TB-SNgV" in client.get(BOOK, {"q": "ket qua 58"}).content.decode()
    assert "Không có số nào" in client.get(BOOK, {"q": "khongco"}).content.decode()


def test_the_book_comes_as_xlsx_docx_and_pdf_with_the_columns_of_the_decree(client):
    AgencyFactory()
    clerk = person(Role.RECORDS_CLERK)
    filled(clerk, 3)
    client.force_login(clerk)
    sheet = load_workbook(BytesIO(client.get(f"{BOOK}tai-ve/?dang=xlsx").content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    for title in ("Số, ký hiệu văn bản", "Người ký", "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản"):
        assert title in cells
    assert "03/TB-SNgV" in cells and "Thông báo: Thông báo kết quả 2" in cells
    assert client.get(f"{BOOK}tai-ve/?nam=2026").content.startswith(b"%PDF")
    assert client.get(f"{BOOK}tai-ve/?dang=docx").content.startswith(b"PK")


def test_numbers_are_kept_free_entered_and_voided_on_pages(client):
    clerk = person(Role.RECORDS_CLERK)
    client.force_login(clerk)
    asked = {"kind": "letter", "symbol": "SNgV-VP", "year": 2026, "count": 2, "subject": "Công văn đôn đốc"}
    assert "Đã giữ số 01/SNgV-VP, 02/SNgV-VP." in client.post(f"{BOOK}giu-so/", asked, follow=True).content.decode()
    outside = {
        "kind": "letter",
        "symbol": "SNgV-VP",
        "first": 4,
        "last": 5,
        "dated": "2026-11-02",
        "subject": "Sổ giấy",
    }
    refused = client.post(f"{BOOK}ngoai-cong/", outside)
    assert refused.status_code == 422 and "bỏ trống số 03" in refused.content.decode()
    assert client.post(f"{BOOK}ngoai-cong/", {**outside, "first": 3}).status_code == 302
    row = Entry.objects.get(number=2)
    for _ in range(2):
        assert client.post(f"{BOOK}{row.pk}/huy/", {"reason": "Không ban hành"}).status_code == 302
    row.refresh_from_db()
    assert (row.standing, row.reason) == ("void", "Không ban hành")
    assert Entry.objects.count() == 5


def test_tờ_trình_and_decision_stand_in_the_book_and_are_veiled_from_whoever_is_concerned(client):
    desk = Desk(passed=1)
    desk.numbered()
    rows = {row.kind: row for row in Entry.objects.select_related("book")}
    assert rows["submission"].full_number == "01/TTr-HĐTĐKT" and rows["submission"].signer == desk.chair.full_name
    assert rows["decision"].full_number == "05/QĐ-SNgV" and rows["decision"].signer == desk.director.full_name
    client.force_login(desk.clerk)
    assert "Về việc công nhận" in client.get(BOOK).content.decode()
    concerned = person(Role.OFFICE)
    ConflictDeclaration.objects.create(
        nomination=desk.nominations[0], user=concerned, ground="other", declared_at=desk.session.held_at
    )
    client.force_login(concerned)
    page = client.get(BOOK).content.decode()
    assert "05/QĐ-SNgV" in page and "Về việc công nhận" not in page and "Không hiện, vì" in page
    assert "05/QĐ-SNgV" not in client.get(BOOK, {"q": "công nhận"}).content.decode()

"""Printed lists of the register: numbers without force as of a day (F10), the log of corrections (G08)."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role
from certificates.actions.change_moves import issue_change
from certificates.actions.replace import Words, exchange
from certificates.actions.reword import reword
from certificates.changing import NewWords
from certificates.corrections_log import corrections_in
from certificates.models import Certificate
from core import clock
from tests.certificates.rendering_samples import words_of
from tests.factories.certificate import Desk, change_scanned, changed, ended
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REVOKED, FILE = reverse("certificates:revoked"), reverse("certificates:revoked_file")
LOG, LOG_FILE = reverse("certificates:corrections"), reverse("certificates:corrections_file")


@pytest.fixture
def desk():
    desk = Desk(passed=3)
    desk.decision = desk.issued()
    desk.first, desk.second, desk.third = Certificate.objects.order_by("number")
    return desk


def table(answer):
    sheet = load_workbook(BytesIO(answer.content)).active
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_the_list_of_revoked_numbers_stands_as_of_a_day(as_, desk):
    reader = as_(person(Role.STAFF, desk.department))
    assert "Không có giấy nào hết hiệu lực" in reader.get(REVOKED).content.decode()
    recalled, annulled = ended(desk.first, by=desk.office), ended(desk.second, by=desk.office, kind="annul")
    Certificate.objects.filter(pk=annulled.pk).update(revoked_at=clock.now() + timedelta(days=3))
    page = reader.get(REVOKED).content.decode()
    assert "0001/2026" in page and "0002/2026" not in page and "0003/2026" not in page
    later = (clock.today() + timedelta(days=3)).isoformat()
    page = reader.get(REVOKED, {"ngay": later}).content.decode()
    assert "0001/2026" in page and "0002/2026" in page and "Đã hủy bỏ công nhận" in page
    assert "Không có giấy nào" in reader.get(REVOKED, {"ngay": "01/01/2020"}).content.decode()
    for nonsense in ("31/02/2026", "x", "\x00"):
        assert "0001/2026" in reader.get(REVOKED, {"ngay": nonsense}).content.decode()
    printed = " ".join(words_of(reader.get(FILE, {"ngay": later}).content).split())
    assert recalled.revocation_decision.split()[3] in printed and "Danh sách gồm 02 Giấy công nhận" in printed
    assert "0003/2026" not in printed and desk.first.text["name"].split()[-1] in printed
    rows = table(reader.get(FILE, {"ngay": later, "dang": "xlsx"}))
    assert [row[0] for row in rows if str(row[0]).endswith("CN-ĐHTT")] == ["0002/2026/CN-ĐHTT", "0001/2026/CN-ĐHTT"]
    empty = " ".join(words_of(reader.get(FILE, {"ngay": "01/01/2020"}).content).split())
    assert "Không có Giấy công nhận nào hết hiệu lực." in empty


def all_kinds(desk):
    """A word put right before signing, an exchange, a correction and a recall, all of this year."""
    today, office = clock.today(), desk.office
    reword(
        desk.first, by=office, words=replace(Words.of(desk.first), name="Lê Thị Đúng"), on=today, reason="Sai dấu.",
        basis="Căn cước số 1",
    )  # fmt: skip
    exchange(
        desk.second, by=office, ground="wrong", on=today, destroyed_on=today, reason="Sai.", basis="Căn cước số 2",
        words=replace(Words.of(desk.second), post="Phó Trưởng phòng"),
    )  # fmt: skip
    words = (NewWords(desk.third.pk, "Phan Văn Sai", "Phan Văn Đúng"),)
    issue_change(change_scanned(changed(desk.decision, by=office, kind="amend", words=words), by=office), by=office)
    changed(desk.decision, by=office, kind="amend", words=words, reason="Chưa ban hành.")
    ended(desk.third, by=office)


def test_the_log_lists_every_correction_with_basis_before_and_after(as_, desk):
    assert corrections_in(clock.today().year) == []
    all_kinds(desk)
    lines = {line.what: line for line in corrections_in(clock.today().year)}
    assert len(lines) == 4 == len(corrections_in(clock.today().year))
    first = lines["Sửa chữ khi chưa ký"]
    assert (first.register_number, first.basis) == ("0001/2026/CN-ĐHTT", "Căn cước số 1")
    assert first.was == f"Họ và tên, tên tập thể: {desk.first.text['name']}"
    assert first.became == "Họ và tên, tên tập thể: Lê Thị Đúng"
    second = lines["Cấp đổi vì giấy ghi sai"]
    assert "Số vào sổ: 0002/2026/CN-ĐHTT" in second.was and "Chức vụ, đơn vị: Phó Trưởng phòng" in second.became
    amended = lines["Sửa đổi"]
    assert (amended.was, amended.became) == ("Phan Văn Sai", "Phan Văn Đúng") and "Quyết định số" in amended.basis
    recalled = lines["Thu hồi Giấy công nhận"]
    assert (recalled.register_number, recalled.was, recalled.became) == ("0003/2026/CN-ĐHTT", "", "")
    page = as_(desk.director).get(LOG).content.decode()
    assert all(line.what in page and line.basis in page for line in lines.values())
    rows = table(as_(desk.office).get(LOG_FILE))
    assert len([row for row in rows if len(row) > 1 and row[1] in lines]) == 4
    assert as_(person(Role.STAFF, desk.department)).get(LOG).status_code == 403
    assert as_(person(Role.STAFF, desk.department)).get(LOG_FILE).status_code == 403


def test_the_pages_cost_the_same_with_any_number_of_rows(as_, desk):
    client, spent = as_(desk.director), {REVOKED: [], LOG: []}
    for row in (desk.first, desk.second, desk.third):
        ended(row, by=desk.office)
        for address, queries in spent.items():
            client.get(address)
            with CaptureQueriesContext(connection) as found:
                client.get(address)
            queries.append(len(found))
    assert {address: set(queries) for address, queries in spent.items()} == {REVOKED: {9}, LOG: {12}}

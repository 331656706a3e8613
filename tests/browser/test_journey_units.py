"""J5, steps 1 and 2: two departments become one; what was written before keeps the old names."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.journey import Journey
from tests.browser.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

ADMINISTRATOR, STANDING = "quantri", "phogiamdoc"
#: Which two are merged at each width, who goes on as their head, the new unit, and a file of one of them.
MERGED = {
    360: (("LT", "QLBG"), "lt", "Phòng Lễ tân và Biên giới", "LTBG", "received"),
    1280: (("VP", "LS"), "chanhvanphong", "Văn phòng và Lãnh sự", "VPLS", "appraised"),
}
UNIT = "SELECT id, name FROM accounts_department WHERE code = ? AND until IS NULL"
FILE = (
    "SELECT id, name FROM nominations_nomination WHERE department_id IN (?, ?) AND state = ? AND announced_at IS NULL"
)
FLAG = "Người thẩm định nay thuộc phòng giới thiệu hồ sơ; phiếu nộp trước đó vẫn giữ."
SHEETS = (
    "SELECT count(*) FROM councils_appraisalsheet sheet JOIN accounts_user member ON member.id = sheet.appraiser_id "
    "WHERE sheet.nomination_id = ? AND member.username = ? AND sheet.filed_at IS NOT NULL"
)


def number_of(page: Page, file: int) -> str:
    page.goto(f"/ho-so/{file}/")
    found = re.search(r"HS-\d{4}-[A-Z]+-\d+", page.inner_text("main"))
    assert found is not None
    return found[0]


def test_two_departments_become_one_and_old_papers_keep_their_names(year_journey: Journey) -> None:
    """✗ The new name is typed wrong: nothing happens. Then all goes over, and receipts stay as printed."""
    codes, leader, name, code, state = MERGED[year_journey.width]
    units = [year_journey.row(UNIT, one) for one in codes]
    file, nominee = year_journey.row(FILE, *(pk for pk, _ in units), state)
    standing = year_journey.at(STANDING)
    number = number_of(standing, file)
    administrator = year_journey.at(ADMINISTRATOR)
    administrator.goto("/tai-khoan/phong/sap-nhap/")
    for pk, _ in units:
        administrator.check(f"[name=chosen][value='{pk}']")
    administrator.fill("[name=name]", name)
    administrator.fill("[name=code]", code)
    head = year_journey.row("SELECT id FROM accounts_user WHERE username = ?", leader)
    administrator.select_option("[name=head]", str(head))
    administrator.fill("[name=document_number]", "45/QĐ-SNgV")
    administrator.fill("[name=document_date]", str(year_journey.row("SELECT date('now')")))
    administrator.fill("[name=reason]", "Sắp xếp lại tổ chức bộ máy.")
    press(administrator, "Lưu, xem trước")
    said = administrator.inner_text("main")
    assert "Người chuyển sang phòng mới" in said and "Nhiệm vụ thôi và giữ" in said
    assert "Hồ sơ giới thiệu của" in said and all(old in said for _, old in units)
    assert year_journey.row(UNIT, codes[0]) == units[0]
    administrator.fill("[name=typed]", name.upper())
    press(administrator, "Xác nhận sáp nhập phòng", refused=True)
    assert year_journey.row(UNIT, codes[0]) == units[0] and year_journey.row(UNIT, code) is None
    administrator.fill("[name=typed]", name)
    press(administrator, "Xác nhận sáp nhập phòng")
    merged = year_journey.row(UNIT, code)
    assert merged[1] == name and all(year_journey.row(UNIT, one) is None for one in codes)
    administrator.goto(f"/tai-khoan/phong/{merged[0]}/qua-cac-thoi-ky/")
    assert all(old in administrator.inner_text("main") for _, old in units)
    at_work = year_journey.at(leader, anew=True)
    at_work.goto("/viec-cua-toi/")
    assert name.removeprefix("Phòng ") in at_work.inner_text("body")
    assert number_of(standing, file) == number
    receipt = year_journey.paper(standing, f"/ho-so/{file}/bien-nhan/")
    assert any(old in receipt for _, old in units) and name not in receipt
    if state == "appraised":
        flagged(year_journey, file, nominee, leader)


def flagged(journey: Journey, file: int, nominee: str, appraiser: str) -> None:
    """✗ The head of the merged unit appraised the file before: conflicts follow that day, his sheet is flagged."""
    assert journey.row(SHEETS, file, appraiser) == 1
    standing = journey.at(STANDING)
    standing.goto(f"/hoi-dong/tham-dinh/{file}/")
    assert FLAG in standing.inner_text("main")
    assert FLAG in journey.paper(standing, "/hoi-dong/tham-dinh/bang-tong-hop/")
    own = journey.at(appraiser)
    answer = own.request.get(f"{journey.portal.server.address}/hoi-dong/tham-dinh/{file}/")
    assert answer.status == 404 and nominee not in answer.text()

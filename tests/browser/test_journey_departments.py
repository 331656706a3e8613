"""J6: a department prepares its files and hands them in, with every unhappy turn, on a phone and at a desk."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook
from PIL import Image
from playwright.sync_api import Page, Route, expect

from core import clock
from tests.browser.journey import Journey
from tests.browser.steps import press
from tests.core.test_legacy import to_tcvn3

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

HEAD, CLERK, DEPUTY, OFFICE, STANDING = "truongphong", "soanhoso", "photruongphong", "vanphong", "phogiamdoc"
REPORT = "[name=report]"
TYPED = "Đoạn vừa gõ thì mất điện."
NUMBER = "SELECT 'HS-' || year || '-' || code || '-' || printf('%02d', ordinal) FROM nominations_nomination n"
NUMBER += " JOIN seasons_season s ON s.id = season_id JOIN accounts_department d ON d.id = department_id WHERE n.id = ?"


def hand_in(page: Page, pk: int) -> None:
    """From the editor through the preview to the receipt."""
    page.goto(f"/ho-so/{pk}/soan/")
    press(page, "Lưu, xem trước và nộp")
    press(page, "Nộp hồ sơ")
    assert page.is_visible("text=Đã nộp hồ sơ")


def receipt(journey: Journey, page: Page, pk: int) -> str:
    return journey.paper(page, f"/ho-so/{pk}/bien-nhan/")


def kept(page: Page) -> None:
    expect(page.locator("[data-kept]")).to_have_text(re.compile(r"Cổng giữ hộ chữ chưa lưu lúc"), timeout=20_000)


def test_a_head_previews_submits_and_gets_a_receipt(journey: Journey) -> None:
    pk, head = journey.file("HTQT:draft"), journey.at(HEAD)
    hand_in(head, pk)
    digest = journey.row("SELECT content_digest FROM nominations_nomination WHERE id = ?", pk)
    assert journey.state(pk) == "submitted" and len(digest) == 64
    said = receipt(journey, head, pk)
    assert journey.row(NUMBER, pk) in said and digest in said.replace(" ", "")
    office = journey.at(OFFICE)
    office.goto(f"/ho-so/{pk}/")
    press(office, "Tiếp nhận hồ sơ")
    name = journey.row("SELECT name FROM nominations_nomination WHERE id = ?", pk)
    assert name in journey.paper(office, "/ho-so/danh-sach-trich-ngang/")


def test_power_fails_while_typing(journey: Journey) -> None:
    """✗ After return the text is there, with the time at which it was typed; nothing was saved or handed in."""
    pk, head = journey.file("HTQT:draft"), journey.at(HEAD)
    head.goto(f"/ho-so/{pk}/soan/")
    before = head.input_value(REPORT)
    head.fill(REPORT, TYPED)
    kept(head)
    head.context.close()
    again = journey.at(HEAD, anew=True)
    again.goto(f"/ho-so/{pk}/soan/")
    assert again.input_value(REPORT) == TYPED
    assert re.search(r"Đây là chữ đồng chí gõ lúc \d\d:\d\d", again.inner_text("main"))
    assert journey.row("SELECT report FROM nominations_nomination WHERE id = ?", pk).split() == before.split()
    assert journey.row("SELECT count(*) FROM nominations_nominationpaper WHERE nomination_id = ?", pk) == 0
    hand_in(again, pk)
    assert journey.row("SELECT report FROM nominations_nomination WHERE id = ?", pk) == TYPED
    assert journey.row("SELECT count(*) FROM nominations_unsavedtext WHERE nomination_id = ?", pk) == 0
    assert journey.row(NUMBER, pk) in receipt(journey, again, pk)


def test_a_list_of_2009_is_read_and_imported_only_when_accepted(journey: Journey) -> None:
    """✗ Excel in an old encoding: the names as read stand beside those of the file; nothing is imported unasked."""
    name = f"Nguyễn Hữu Phước {'Tám' if journey.width == 360 else 'Chín'}"
    book, content = Workbook(), BytesIO()
    book.active.append(("Đối tượng", "Họ và tên", "Danh xưng", "Chức vụ", "Lý do"))
    book.active.append([to_tcvn3(one) for one in ("Cá nhân", name, "Ông", "Nông dân", "Hiến đất làm đường biên giới")])
    book.save(content)
    clerk, count = journey.at(CLERK), "SELECT count(*) FROM nominations_nomination WHERE name = ?"
    clerk.goto("/ho-so/nhap-excel/")
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    clerk.set_input_files("[name=table]", {"name": "ds-2009.xlsx", "mimeType": mime, "buffer": content.getvalue()})
    press(clerk, "Gửi tệp, xem thử")
    told = clerk.inner_text("main")
    assert "Chữ phông cũ đã đọc lại" in told and name in told and to_tcvn3(name) in told
    assert journey.row(count, name) == 0
    press(clerk, "Nhập 1 dòng", refused=True)
    assert journey.row(count, name) == 0
    clerk.check("[name=repairs_accepted]")
    press(clerk, "Nhập 1 dòng")
    assert journey.row(count, name) == 1
    lines = journey.row("SELECT state FROM nominations_nomination WHERE name = ?", name)
    assert lines == "draft"
    listed = journey.at(OFFICE)
    assert name not in journey.paper(listed, "/ho-so/danh-sach-trich-ngang/")


def test_an_upload_that_drops_goes_on(journey: Journey) -> None:
    """✗ The line breaks in the middle of a photo: it goes on from there, and the file in the dossier is whole."""
    pk, head = journey.file("HTQT:draft"), journey.at(HEAD)
    head.goto(f"/ho-so/{pk}/minh-chung/them/")
    head.select_option("[name=kind]", "photo")
    head.select_option("[name=criterion]", index=1)
    head.fill("[name=title]", "Ảnh buổi tiếp công dân")
    photo, offsets = BytesIO(), list[int]()
    Image.effect_noise((1400, 1400), 120).convert("RGB").save(photo, "JPEG", quality=95)
    pieces = -(-len(photo.getvalue()) // (256 * 1024))
    cut = max(2, round(pieces * 0.6))

    def pass_on(route: Route) -> None:
        offsets.append(int(route.request.headers["upload-offset"]))
        route.abort("connectionreset") if len(offsets) == cut else route.continue_()

    head.route(re.compile(r"/minh-chung/gui/[0-9a-f]{32}/$"), pass_on)
    sent = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": photo.getvalue()}
    head.set_input_files("[name=upload]", sent)
    head.click("button:has-text('Thêm minh chứng')")
    head.wait_for_url(re.compile(r"/soan/"), timeout=60_000)
    assert offsets[cut - 1] == offsets[cut] and offsets[cut:] == sorted({*offsets[cut:]})
    assert "Ảnh buổi tiếp công dân" in head.inner_text("main")
    query = "SELECT count(*) FROM nominations_evidence WHERE nomination_id = ? AND title = 'Ảnh buổi tiếp công dân'"
    assert journey.row(query, pk) == 1
    hand_in(head, pk)
    assert "Ảnh buổi tiếp công dân" in receipt(journey, head, pk)


def test_a_late_nomination_asks_the_standing_council(journey: Journey) -> None:
    """✗ The door is closed; the head sees whom to ask; admitted with reason and agreement, "nộp muộn" stays with it."""
    pk, head, standing = journey.file("HTQT:draft"), journey.at(HEAD), journey.at(STANDING)
    due = journey.row("SELECT plan_due FROM seasons_season ORDER BY year DESC LIMIT 1")
    journey.portal.dossiers("door", str(clock.today() - timedelta(days=1)))
    try:
        head.goto(f"/ho-so/{pk}/soan/")
        assert "Đồng chí liên hệ Thường trực Hội đồng để xin nộp muộn." in head.inner_text("main")
        assert head.locator("button:has-text('Lưu, xem trước và nộp')").count() == 0
        standing.goto(f"/ho-so/{pk}/nop-muon/")
        press(standing, "Cho nộp muộn", refused=True)
        assert "Chưa ghi lý do" in standing.inner_text("main")
        standing.fill("[name=reason]", "Trưởng phòng đi công tác nước ngoài.")
        standing.fill("[name=agreement]", "Ý kiến ngày 16/12 của Giám đốc Sở")
        press(standing, "Cho nộp muộn")
        hand_in(head, pk)
    finally:
        journey.portal.dossiers("door", due)
    assert journey.row("SELECT late, state FROM nominations_nomination WHERE id = ?", pk) == (1, "submitted")
    assert "Nộp muộn" in head.inner_text("main")
    said = receipt(journey, head, pk)
    assert "Trưởng phòng đi công tác nước ngoài." in said and "Ý kiến ngày 16/12" in said


def test_the_deputy_submits_while_the_head_is_on_leave(journey: Journey) -> None:
    """✗ A duty from and to a day is given; the deputy submits; who wrote and who submitted are both in the log."""
    pk, clerk = journey.file("HTQT:draft"), journey.at(CLERK)
    clerk.goto(f"/ho-so/{pk}/soan/")
    clerk.fill(REPORT, "Chuyên viên soạn, Phó Trưởng phòng nộp.")
    press(clerk, "Lưu")
    holder = journey.row("SELECT id FROM accounts_user WHERE username = ?", DEPUTY)
    if not journey.row("SELECT count(*) FROM accounts_duty WHERE user_id = ? AND role = 'deputy_head'", holder):
        office = journey.at(OFFICE)
        office.goto(f"/nhan-su/{holder}/giao-nhiem-vu/")
        office.select_option("[name=role]", "deputy_head")
        office.select_option("[name=department]", label="Phòng Hợp tác quốc tế")
        office.fill("[name=basis]", "Giấy ủy quyền số 15/GUQ-SNgV")
        office.fill("[name=since]", f"{clock.today()}")
        office.fill("[name=until]", f"{clock.today() + timedelta(days=10)}")
        press(office, "Giao nhiệm vụ")
    deputy = journey.at(DEPUTY)
    hand_in(deputy, pk)
    told = " ".join(deputy.inner_text("main").split())
    assert "Doãn Triều Dương, Phó Trưởng phòng" in told
    acts = journey.row(
        "SELECT group_concat(move) FROM accounts_event WHERE subject_id = ? AND move = 'submit'", str(pk)
    )
    assert acts == "submit"
    assert "Doãn Triều Dương" in receipt(journey, deputy, pk)
    clerk.goto(f"/ho-so/{pk}/soan/")
    assert "Hồ sơ đang ở trạng thái «Đã nộp» nên không sửa được nữa." in clerk.inner_text("main")


def test_two_writers_of_one_field_lose_nothing(journey: Journey) -> None:
    """✗ The second sees who is in the field; who saves later is shown both texts, and nothing is overwritten."""
    pk, head, clerk = journey.file("HTQT:draft"), journey.at(HEAD), journey.at(CLERK)
    for page in (head, clerk):
        page.goto(f"/ho-so/{pk}/soan/")
        page.focus(REPORT)
    expect(clerk.locator("#div_id_report [data-busy]")).to_contain_text("đang ở ô này", timeout=30_000)
    head.fill(REPORT, "Bản của Trưởng phòng.")
    press(head, "Lưu")
    clerk.fill(REPORT, "Bản của chuyên viên.")
    press(clerk, "Lưu", refused=False)
    told = clerk.inner_text("main")
    assert "Đồng chí khác vừa lưu hồ sơ này" in told and "Bản của Trưởng phòng." in told
    assert clerk.input_value(REPORT) == "Bản của chuyên viên."
    assert journey.row("SELECT report FROM nominations_nomination WHERE id = ?", pk) == "Bản của Trưởng phòng."
    clerk.fill(REPORT, "Bản của Trưởng phòng. Bản của chuyên viên.")
    press(clerk, "Lưu")
    hand_in(head, pk)
    assert journey.row("SELECT report FROM nominations_nomination WHERE id = ?", pk).endswith("chuyên viên.")
    assert journey.row(NUMBER, pk) in receipt(journey, head, pk)

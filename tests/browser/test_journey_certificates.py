"""J11: names confirmed, certificates printed, signed, handed over; jams, misspelt names, lost papers on the way."""

from io import BytesIO
from typing import Any

import pdfplumber
import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from core import clock
from tests.browser.desk import Desk
from tests.browser.journey import words_of, words_of_word
from tests.browser.office_day import CLERK, OFFICE, PHOI, PHONE, SCAN, OfficeDay, enter_step, said
from tests.browser.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
LONG = "Tổ công tác liên ngành tham mưu, theo dõi và triển khai các thỏa thuận hợp tác quốc tế của tỉnh"
LISTS = {
    "whole": "signed:2:0", "jam": "issued:12:0", "printed": "printed:1:0", "handed": "handed:2:0",
    "long": f"signed:0:0:{LONG}",
}  # fmt: skip
STEPS = (
    "SELECT step.kind FROM certificates_paperstep step JOIN certificates_certificate row ON row.id = "
    "step.certificate_id WHERE row.id = ? ORDER BY step.id"
)
CERTIFICATE = "SELECT state, number, code, json_extract(text, '$.name') FROM certificates_certificate WHERE id = ?"
SUCCESSOR = (
    "SELECT id, number, code, ground, json_extract(text, '$.mark') FROM certificates_certificate "
    "WHERE predecessor_id = ?"
)


def confirm_name(page: Page, nomination: int, name: str, reason: str = "") -> None:
    page.goto(f"/ho-so/{nomination}/ho-ten/")
    page.fill("[name=typed]", name)
    if reason:
        page.fill("[name=reason]", reason)
    press(page, "Xác nhận họ tên này")


def issue(office: Page, address: str) -> None:
    office.goto(f"{address}ban-hanh/")
    press(office, "Ban hành và công bố")


def look_up(day: OfficeDay, chromium: Browser, code: str) -> str:
    """What a passer-by reads on a phone."""
    site = day.portal.server.address
    with chromium.new_context(viewport={"width": PHONE, "height": 740}, base_url=site) as context:
        stranger = Desk(context, site)
        page = stranger.open("/tra-cuu/")
        page.fill("[name=ma]", code.lower().replace("-", " "))
        page.press("[name=ma]", "Enter")
        page.wait_for_selector("#verdict")
        assert stranger.complaints == []
        return said(page)


def pages(day: OfficeDay, page: Page, path: str) -> list[str]:
    """The words of each page of a print."""
    with pikepdf.open(BytesIO(day.taken(page, path))) as whole:
        return [words_of(_alone(whole, place)) for place in range(len(whole.pages))]


def _alone(whole: pikepdf.Pdf, place: int) -> bytes:
    one, content = pikepdf.new(), BytesIO()
    one.pages.append(whole.pages[place])
    one.save(content)
    return content.getvalue()


def first_letter(content: bytes) -> tuple[float, float]:
    """Where the first letter of the first page stands, in millimetres."""
    with pdfplumber.open(BytesIO(content)) as book:
        letter: Any = book.pages[0].chars[0]
        return letter["x0"] / 72 * 25.4, letter["top"] / 72 * 25.4


def test_from_the_confirmed_name_to_the_handed_certificate(office_day: OfficeDay, chromium: Browser) -> None:
    decision, address = office_day.list_of("whole")
    office, clerk = office_day.at(OFFICE), office_day.at(CLERK)
    (_, own, name, _), (_, other, second, _) = office_day.items(decision)
    who = "SELECT username FROM accounts_user JOIN nominations_nomination n ON n.person_id = accounts_user.id "
    nominee = office_day.on_phone(office_day.row(f"{who} WHERE n.id = ?", own))
    nominee.goto("/viec-cua-toi/")
    assert nominee.locator(f"main a[href='/ho-so/{own}/ho-ten/']").count()
    confirm_name(nominee, own, name)
    office.goto(f"{address}ban-hanh/")
    assert f"Chưa xác nhận họ tên in trên Giấy công nhận: {second}." in said(office)
    confirm_name(office, other, second, "Phiếu xác nhận đã ký.")
    issue(office, address)
    rows = office_day.certificates(decision)
    ids = [row[0] for row in rows]
    printed = pages(office_day, clerk, f"{address}giay-cong-nhan/")
    assert [row[3] in words for row, words in zip(rows, printed, strict=True)] == [True, True]
    for kind in ("printed", "sent", "signed", "stamped", "handed"):
        enter_step(clerk, address, ids, kind)
    assert office_day.rows(STEPS, ids[0]) == [("printed",), ("sent",), ("signed",), ("stamped",), ("handed",)]
    office.goto(f"{address}ky-nhan/")
    office.select_option("[name=witness]", index=1)
    press(office, "Lập danh sách")
    assert name in office_day.paper(office, f"{address}van-ban/handover/")
    office.goto(f"{address}van-ban/handover/luu-ban-ky/")
    office.set_input_files("[name=scan]", SCAN)
    press(office, "Lưu bản ký")
    kit = office_day.archive(
        office, f"{address}le-trao/?at={clock.today()}T08:30&place=H%E1%BB%99i%20tr%C6%B0%E1%BB%9Dng&seats=8"
    )
    script = next(content for file, content in kit.items() if file.startswith("01") and file.endswith(".docx"))
    assert name in words_of_word(script) and second in words_of_word(script)
    assert all(name in words_of(content) for file, content in kit.items() if file.endswith(".pdf"))
    assert "Giấy công nhận còn hiệu lực" in look_up(office_day, chromium, rows[0][1])


def test_a_jam_at_the_fourth_of_twelve_restarts_there(office_day: OfficeDay) -> None:
    """✗ One spoiled sheet is recorded, printing goes on at the fourth, the stock balances."""
    decision, address = office_day.list_of("jam")
    clerk, rows = office_day.at(CLERK), office_day.certificates(decision)
    ids = [row[0] for row in rows]
    sound, spoiled = office_day.stock()
    assert len(pages(office_day, clerk, f"{address}giay-cong-nhan/")) == 12
    enter_step(clerk, address, ids[:4], "printed")
    clerk.check(f"#giay-{ids[3]}")
    clerk.select_option("[name=kind]", "spoiled")
    press(clerk, "Ghi bước này", refused=True)
    assert "Phải ghi rõ lý do rồi mới ghi được bước này." in said(clerk)
    clerk.fill("[name=reason]", "Kẹt giấy ở khay tay.")
    press(clerk, "Ghi bước này")
    again = pages(office_day, clerk, f"{address}giay-cong-nhan/?tu=4")
    assert len(again) == 9 and rows[3][3] in again[0]
    enter_step(clerk, address, ids[3:], "printed")
    assert office_day.stock() == (sound - 13, spoiled + 1)
    assert office_day.rows(STEPS, ids[3]) == [("printed",), ("spoiled",), ("printed",)]
    assert office_day.certificates(decision) == rows, "every certificate keeps its number and code"
    blank = office_day.row("SELECT id FROM certificates_blank WHERE name = ?", PHOI)
    ledger = office_day.paper(clerk, f"/so-phoi/{blank}/tai-ve/?dang=pdf")
    assert "Kẹt giấy ở khay tay." in ledger
    clerk.goto(f"/so-phoi/{blank}/")
    assert f"Còn {sound - 13} tờ tốt, {spoiled + 1} tờ hỏng chưa hủy." in said(clerk)


def test_a_misspelt_name_found_before_the_signature_is_printed_anew(office_day: OfficeDay) -> None:
    """✗ Spoiled, printed anew under the same number; the former rendering is kept apart."""
    decision, address = office_day.list_of("printed")
    [(pk, code, number, name)] = office_day.certificates(decision)
    office, right = office_day.at(OFFICE), f"{name}h"
    sound, spoiled = office_day.stock()
    office.goto(f"{address}in-ky-trao/")
    office.locator(f"main a[href='/so-giay-cong-nhan/{pk}/sua-chu/']").click()
    office.fill("[name=name]", right)
    office.fill("[name=reason]", "Thiếu một chữ ở tên.")
    press(office, "Sửa và lập lại giấy", refused=True)
    assert "Chữ khác với bản đã lập mà chưa ghi căn cứ." in said(office)
    office.fill("[name=basis]", "Căn cước số 0123")
    press(office, "Sửa và lập lại giấy")
    assert "đã sửa, số vào sổ giữ nguyên. Mời in lại rồi trình ký." in said(office)
    assert office_day.row(CERTIFICATE, pk) == ("issued", number, code, right)
    assert (office_day.rows(STEPS, pk), office_day.stock()) == (
        [("printed",), ("spoiled",)], (sound, spoiled + 1),
    )  # fmt: skip
    paper = office_day.paper(office, f"/so-giay-cong-nhan/{pk}/")
    assert right in paper and f"{number:04d}/" in paper and code in paper
    aside = office_day.row("SELECT id FROM certificates_asiderendering WHERE certificate_id = ?", pk)
    former = office_day.paper(office, f"/so-giay-cong-nhan/tai-ve/ban-de-rieng/{aside}/")
    assert name in former and right not in former


def test_a_misspelt_name_found_after_handing_over_is_exchanged(office_day: OfficeDay, chromium: Browser) -> None:
    """✗ Cấp đổi: a new number, the old paper ticked as destroyed, both codes answer."""
    decision, _ = office_day.list_of("handed")
    pk, code, number, name = office_day.certificates(decision)[0]
    office, right = office_day.at(OFFICE), f"{name}h"
    office.goto(f"/so-giay-cong-nhan/{pk}/sua-chu/")
    assert "đã ký nên chữ trên giấy không sửa được nữa. Đồng chí thu lại giấy, hủy, rồi chọn «Cấp đổi»" in said(office)
    office.goto(f"/so-giay-cong-nhan/{pk}/cap-doi/")
    assert "thì phải đính chính quyết định trước" in said(office)
    office.locator("[name=ground][value=wrong]").check(force=True)
    office.fill("[name=name]", right)
    office.fill("[name=basis]", "Căn cước số 0123")
    office.fill("[name=reason]", "Thiếu một chữ ở tên.")
    press(office, "Cấp đổi giấy này", refused=True)
    office.fill("[name=destroyed_on]", f"{clock.today()}")
    press(office, "Cấp đổi giấy này")
    assert "đã được thay bằng giấy mang số mới. Mời in và trình ký." in said(office)
    assert office_day.row(CERTIFICATE, pk) == ("replaced", number, code, name)
    destroyed = office_day.row("SELECT paper_destroyed_on FROM certificates_certificate WHERE id = ?", pk)
    new, given, new_code, ground, mark = office_day.row(SUCCESSOR, pk)
    assert (destroyed, ground, mark) == (f"{clock.today()}", "wrong", "") and given > number
    paper = office_day.paper(office, f"/so-giay-cong-nhan/{new}/")
    assert right in paper and new_code in paper and "CẤP LẠI" not in paper
    told = look_up(office_day, chromium, code)
    assert "Giấy công nhận đã thay thế" in told and f"được thay bằng giấy số {given:04d}/" in told
    told = look_up(office_day, chromium, new_code)
    assert "Giấy công nhận còn hiệu lực" in told and right in told and "cấp đổi vì" in told


def test_a_lost_certificate_is_given_again_and_the_copy_is_marked(office_day: OfficeDay, chromium: Browser) -> None:
    """✗ Cấp lại with a reason; the copy is marked, the lost one's code says what replaced it."""
    decision, _ = office_day.list_of("handed")
    pk, code, number, name = office_day.certificates(decision)[-1]
    office = office_day.at(OFFICE)
    office.goto(f"/so-giay-cong-nhan/{pk}/cap-lai/")
    press(office, "Cấp lại giấy này", refused=True)
    assert office_day.row(SUCCESSOR, pk) is None
    office.fill("[name=reason]", "Thất lạc khi chuyển nhà tháng 6.")
    press(office, "Cấp lại giấy này")
    assert "đã được thay bằng giấy mang số mới. Mời in và trình ký." in said(office)
    assert office_day.row(CERTIFICATE, pk) == ("replaced", number, code, name)
    new, given, new_code, ground, mark = office_day.row(SUCCESSOR, pk)
    assert ground == "lost" and mark.startswith("CẤP LẠI") and given > number
    paper = office_day.paper(office, f"/so-giay-cong-nhan/{new}/")
    assert "CẤP LẠI" in paper and name in paper and "Thất lạc" not in paper
    told = look_up(office_day, chromium, code)
    assert "Giấy công nhận đã thay thế" in told and "Thất lạc" not in told
    assert "CẤP LẠI" in look_up(office_day, chromium, new_code)


def test_a_very_long_name_is_flagged_before_it_is_printed(office_day: OfficeDay) -> None:
    """✗ It shrinks to the floor, then takes two lines; Office reads that before the issue and before the print."""
    decision, address = office_day.list_of("long")
    [(_, pk, name, _)] = office_day.items(decision)
    office = office_day.at(OFFICE)
    told = f"{LONG}: tên dài nên in cỡ chữ 18, thành 02 dòng: "
    office.goto(f"{address}ban-hanh/")
    assert told in said(office)
    confirm_name(office, pk, name, "Phiếu xác nhận đã ký.")
    issue(office, address)
    office.goto(f"{address}in-giay/")
    sentence = next(line for line in office.locator("main li").all_inner_texts() if line.startswith(told))
    [(row, *_)] = office_day.certificates(decision)
    assert office_day.row(CERTIFICATE, row)[3] == LONG
    with pdfplumber.open(BytesIO(office_day.taken(office, f"/so-giay-cong-nhan/{row}/"))) as book:
        drawn = [line["text"] for line in book.pages[0].extract_text_lines()]
        sizes = {round(letter["size"]) for letter in book.pages[0].chars}
    first, second = sentence.removeprefix(told).removesuffix(".").split(" / ")
    assert any(line.endswith(first) for line in drawn) and any(second in line for line in drawn) and 18 in sizes


def test_a_new_printer_does_not_take_over_the_measures_of_the_old_one(office_day: OfficeDay) -> None:
    """✗ The old calibration is not applied silently: not offered, and refused where an address still names it."""
    _, address = office_day.list_of("jam")
    office, sheet = office_day.at(OFFICE), f"{address}giay-cong-nhan/"
    plain = first_letter(office_day.taken(office, sheet))
    for name, dx in (("Máy in cũ", "10"), ("Máy in mới", "0")):
        office.goto("/may-in/")
        office.fill("[name=name]", name)
        office.fill("[name=tray]", "Khay tay")
        office.fill("[name=dx]", dx)
        press(office, "Thêm máy in")
    find = "SELECT id FROM certificates_printerprofile WHERE name = ?"
    old, new = (office_day.row(find, name) for name in ("Máy in cũ", "Máy in mới"))
    shifted = first_letter(office_day.taken(office, f"{sheet}?may={old}"))
    assert shifted == pytest.approx((plain[0] + 10, plain[1]), abs=0.05)
    office.goto(f"/may-in/{old}/")
    press(office, "Thôi dùng máy in này")
    office.goto(f"{address}in-giay/")
    offered = office.locator("[name=may] option").all_inner_texts()
    assert offered[0] == "Không căn chỉnh" and "Máy in mới, Khay tay" in offered
    assert "Máy in cũ, Khay tay" not in offered
    office.goto(f"{sheet}?may={old}")
    assert "Máy in «Máy in cũ, Khay tay» đã thôi dùng nên không căn chỉnh theo số đo của máy ấy." in said(office)
    in_use = "SELECT in_use FROM certificates_printerprofile WHERE id = ?"
    assert (office_day.row(in_use, old), office_day.row(in_use, new)) == (0, 1)
    assert first_letter(office_day.taken(office, f"{sheet}?may={new}")) == pytest.approx(plain, abs=0.05)

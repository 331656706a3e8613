"""J5: the Director changes; what is unsigned goes to whoever holds the authority that day, what is signed never."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core import clock
from tests.browser.journey import words_of
from tests.browser.office_day import (
    ADMINISTRATOR,
    CLERK,
    DEPUTY,
    DIRECTOR,
    OFFICE,
    OfficeDay,
    choose,
    enter_step,
    give_number,
    said,
    settle,
)
from tests.browser.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
LISTS = {
    "unsigned": "numbered:1:0", "signed": "signed:1:0", "open": "submitted:1:0", "waiting": "submitted:2:0",
    "printed": "printed:2:0",
}  # fmt: skip
FORMER, SUCCESSOR = "Trần Quốc Bảo Long", "Tạ Quang Hiệp Ân"
PERSON = "SELECT id FROM accounts_user WHERE username = ?"
HELD = "SELECT id FROM accounts_duty WHERE role = 'director' AND user_id = ?"
SIGNER = "SELECT signer_name FROM certificates_decision WHERE id = ?"


@pytest.fixture(autouse=True)
def the_former_director_comes_back(office_day: OfficeDay) -> Iterator[None]:
    """After each test the authority is where it was before."""
    yield
    portal = office_day.portal
    former, successor = (office_day.row(PERSON, username) for username in (DIRECTOR, DEPUTY))
    portal.write("DELETE FROM accounts_duty WHERE role = 'director' AND user_id = ?", successor)
    portal.write("UPDATE accounts_duty SET until = NULL WHERE role = 'director' AND user_id = ?", former)
    portal.write("UPDATE accounts_user SET is_active = 1 WHERE id = ?", former)


def succeed(day: OfficeDay) -> None:
    """The administrator ends one duty with yesterday and gives it to another person from today on."""
    administrator = day.at(ADMINISTRATOR)
    former, successor = (day.row(PERSON, username) for username in (DIRECTOR, DEPUTY))
    administrator.goto(f"/tai-khoan/nhiem-vu/{day.row(HELD, former)}/thoi/")
    administrator.fill("[name=until]", f"{clock.today() - timedelta(days=1)}")
    administrator.fill("[name=reason]", "Quyết định điều động số 7")
    press(administrator, "Cho thôi nhiệm vụ")
    administrator.goto(f"/tai-khoan/nhan-su/{successor}/giao-nhiem-vu/")
    administrator.select_option("[name=role]", "director")
    administrator.fill("[name=basis]", "Quyết định bổ nhiệm số 8")
    administrator.fill("[name=since]", f"{clock.today()}")
    press(administrator, "Giao nhiệm vụ")


def test_the_administrator_changes_the_director(office_day: OfficeDay) -> None:
    """Unsigned documents switch, signed ones never; the former account ends, the open tasks are the successor's."""
    unsigned, address = office_day.list_of("unsigned")
    signed, signed_address = office_day.list_of("signed")
    clerk, administrator = office_day.at(CLERK), office_day.at(ADMINISTRATOR)
    assert FORMER in office_day.paper(clerk, f"{address}van-ban/decision/")
    succeed(office_day)
    former = office_day.row(PERSON, DIRECTOR)
    administrator.goto(f"/tai-khoan/nhan-su/{former}/ngung/")
    administrator.fill("[name=reason]", "Chuyển công tác.")
    press(administrator, "Ngừng tài khoản")
    log = said(administrator)
    assert "Quyết định điều động số 7" in log and "Chuyển công tác." in log
    assert office_day.row("SELECT is_active FROM accounts_user WHERE id = ?", former) == 0
    successor = office_day.on_phone(DEPUTY)
    successor.goto("/viec-cua-toi/")
    _, waiting = office_day.list_of("open")
    assert successor.locator(f"main a[href='{waiting}xet/']").count()
    clerk.goto(address)
    assert f"Quyết định chưa ký còn ghi {FORMER} ký. Hôm nay người ký là GIÁM ĐỐC {SUCCESSOR}." in said(clerk)
    clerk.goto(f"{address}so-ngay/lai/")
    press(clerk, "Cấp số và lập Quyết định")
    assert (office_day.row(SIGNER, unsigned), office_day.row(SIGNER, signed)) == (SUCCESSOR, FORMER)
    paper = office_day.paper(clerk, f"{address}van-ban/decision/")
    assert SUCCESSOR in paper and FORMER not in paper
    clerk.goto(f"{signed_address}so-ngay/lai/")
    press(clerk, "Cấp số và lập Quyết định", refused=True)
    assert "Quyết định đã có bản ký nên không đổi số, ngày được nữa." in said(clerk)
    assert FORMER in office_day.paper(clerk, f"{signed_address}van-ban/decision/")


def said_in(package: dict[str, bytes]) -> dict[str, str]:
    """The words of each paper below its reader's mark; the contents hold the digests of files that bear it."""
    papers = (name for name in package if name.endswith(".pdf") and not name.startswith("00-"))
    return {name: words_of(package[name]) for name in papers}


def test_the_director_changes_after_the_ballot_and_before_the_decision(office_day: OfficeDay) -> None:
    """✗ The list goes to whoever holds the authority that day; the package is the same but for its reader."""
    decision, address = office_day.list_of("waiting")
    former = office_day.on_phone(DIRECTOR)
    package = said_in(office_day.archive(former, f"{address}tai-ve/bo-ho-so-trinh/"))
    succeed(office_day)
    assert former.request.get(f"{office_day.portal.server.address}{address}xet/").status == 403
    successor, clerk = office_day.on_phone(DEPUTY), office_day.at(CLERK)
    assert said_in(office_day.archive(successor, f"{address}tai-ve/bo-ho-so-trinh/")) == package
    successor.goto(f"{address}xet/")
    for item, *_ in office_day.items(decision):
        choose(successor, item, "recognise")
    settle(successor, 2)
    assert "Đã quyết định. Văn thư cấp số và ngày cho Quyết định." in successor.inner_text("body")
    by = "SELECT username FROM accounts_user JOIN certificates_decision d ON d.decided_by_id = accounts_user.id"
    assert office_day.row(f"{by} WHERE d.id = ?", decision) == DEPUTY
    give_number(clerk, address)
    assert office_day.row(SIGNER, decision) == SUCCESSOR
    paper = office_day.paper(clerk, f"{address}van-ban/decision/")
    assert f"GIÁM ĐỐC {SUCCESSOR}" in paper and FORMER not in paper and "KT. GIÁM ĐỐC" not in paper


def test_certificates_printed_with_the_former_name_are_marked_for_reprint(office_day: OfficeDay) -> None:
    """✗ What is unsigned is marked; printed anew it names the successor, the sheet is spoiled; what is signed stays."""
    decision, address = office_day.list_of("printed")
    (signed, *_), (unsigned, code, number, name) = office_day.certificates(decision)
    office, clerk = office_day.at(OFFICE), office_day.at(CLERK)
    for kind in ("sent", "signed"):
        enter_step(clerk, address, [signed], kind)
    sound, spoiled = office_day.stock()
    succeed(office_day)
    office.goto(f"{address}in-ky-trao/")
    told = said(office)
    assert f"01 giấy chưa ký còn ghi người ký trước. Hôm nay người ký là GIÁM ĐỐC {SUCCESSOR}." in told
    assert told.count("Cần in lại") == 1
    office.locator(f"main a[href='/so-giay-cong-nhan/{unsigned}/sua-chu/']").click()
    assert office.input_value("[name=on]") == f"{clock.today()}"
    office.fill("[name=reason]", "Giám đốc đã thay đổi trước khi ký.")
    press(office, "Sửa và lập lại giấy")
    assert "Cần in lại" not in said(office)
    text = "SELECT json_extract(text, '$.signer_name'), code, number FROM certificates_certificate WHERE id = ?"
    assert office_day.row(text, unsigned) == (SUCCESSOR, code, number)
    assert office_day.row(text, signed)[0] == FORMER
    assert office_day.stock() == (sound, spoiled + 1)
    paper = office_day.paper(office, f"/so-giay-cong-nhan/{unsigned}/")
    assert SUCCESSOR in paper and FORMER not in paper and name in paper
    assert FORMER in office_day.paper(office, f"/so-giay-cong-nhan/{signed}/")

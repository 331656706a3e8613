"""J8: members appraise; conflicts, absences and lost sessions on the way, on a phone and at a desk."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from core import clock
from tests.browser.journey import Journey
from tests.browser.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

CHAIR, VICE, SECRETARY, OFFICE = "giamdoc", "phogiamdoc", "chanhvanphong", "vanphong"
#: A head of a department that introduces, on the council; members of other departments.
OWN, FIRST, SECOND = "lt", "qlbg", "ls"
COMMENT = "textarea[name=comment]"
NAME = "SELECT name FROM nominations_nomination WHERE id = ?"
SHEETS = "SELECT count(*) FROM councils_appraisalsheet WHERE nomination_id = ? AND filed_at IS NOT NULL"


def declare(page: Page, pk: int, *, conflict: bool = False) -> None:
    page.goto(f"/hoi-dong/tham-dinh/{pk}/khai-bao/")
    page.locator(f"[name=conflict][value={'yes' if conflict else 'no'}]").check(force=True)
    if conflict:
        page.select_option("[name=ground]", "other")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()


def mark_all(page: Page) -> None:
    for tile in page.locator("[name^=met_][value=yes]").all():
        tile.check(force=True)
    page.locator("[name=conclusion][value=put]").check(force=True)


def file_sheet(journey: Journey, username: str, pk: int, comment: str) -> None:
    page = journey.at(username)
    declare(page, pk)
    page.goto(f"/hoi-dong/tham-dinh/{pk}/")
    mark_all(page)
    page.fill(COMMENT, comment)
    press(page, "Nộp phiếu thẩm định")


def close(page: Page, pk: int) -> None:
    page.goto(f"/hoi-dong/tham-dinh/{pk}/ket-thuc/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def test_members_appraise_apart_and_the_secretary_closes(journey: Journey) -> None:
    """Declared first; others' opinions only after one's own; consolidated sheet printed at the end."""
    pk, first = journey.file("LT:received"), journey.at(FIRST)
    name = journey.row(NAME, pk)
    first.goto(f"/ho-so/{pk}/")
    assert "Chỉ xem được" in first.inner_text("main") or first.locator("text=Khai báo").count()
    file_sheet(journey, FIRST, pk, "Ý kiến thứ nhất.")
    second = journey.at(SECOND)
    declare(second, pk)
    second.goto(f"/hoi-dong/tham-dinh/{pk}/")
    assert "Ý kiến thứ nhất." not in second.content()
    mark_all(second)
    second.fill(COMMENT, "Ý kiến thứ hai.")
    press(second, "Nộp phiếu thẩm định")
    assert "Ý kiến thứ nhất." in second.inner_text("main")
    secretary = journey.at(SECRETARY)
    close(secretary, pk)
    assert (journey.state(pk), journey.row(SHEETS, pk)) == ("appraised", 2)
    said = journey.paper(secretary, "/hoi-dong/tham-dinh/bang-tong-hop/")
    assert name in said
    assert name in journey.paper(second, f"/hoi-dong/tham-dinh/{pk}/tom-tat/")


def test_a_member_of_the_introducing_department_stands_aside(journey: Journey) -> None:
    """✗ Blocked by default: no page, no line, no place in the assignment; named among those who stand aside."""
    pk, own, secretary = journey.file("LT:received"), journey.at(OWN), journey.at(SECRETARY)
    name = journey.row(NAME, pk)
    own.goto("/hoi-dong/tham-dinh/")
    assert name not in own.inner_text("main")
    assert own.request.get(f"{journey.portal.server.address}/hoi-dong/tham-dinh/{pk}/").status == 404
    secretary.goto("/hoi-dong/phan-cong/de-xuat/")
    panel = secretary.locator("section.panel", has=secretary.get_by_role("heading", name=name, exact=True))
    assert "Kiều Nhật Đông Hải: không chọn được, thuộc phòng giới thiệu hồ sơ" in panel.inner_text()
    assert journey.row("SELECT count(*) FROM councils_assignment WHERE nomination_id = ? AND appraiser_id IN "
                       "(SELECT id FROM accounts_user WHERE username = ?)", pk, OWN) == 0  # fmt: skip
    said = journey.paper(journey.at(VICE), "/hoi-dong/tham-dinh/khong-tham-gia/")
    assert name in said and "Kiều Nhật Đông Hải" in said


def test_where_the_chair_is_concerned_the_vice_chair_acts(journey: Journey) -> None:
    """✗ The chair declares a conflict: the file leaves his lists and counts; the vice-chair closes its appraisal."""
    pk, chair = journey.file("LT:received"), journey.at(CHAIR)
    name = journey.row(NAME, pk)
    chair.goto("/hoi-dong/tham-dinh/")
    before = chair.inner_text("main")
    declare(chair, pk, conflict=True)
    told = chair.inner_text("main")
    assert "đồng chí không tham gia hồ sơ này" in told
    chair.goto("/hoi-dong/tham-dinh/")
    assert name in before and name not in chair.inner_text("main")
    assert chair.request.get(f"{journey.portal.server.address}/ho-so/{pk}/").status == 404
    for username in (FIRST, SECOND):
        file_sheet(journey, username, pk, "Đủ tiêu chuẩn.")
    assert chair.request.get(f"{journey.portal.server.address}/hoi-dong/tham-dinh/{pk}/ket-thuc/").status == 404
    close(journey.at(VICE), pk)
    assert journey.state(pk) == "appraised"
    assert name not in journey.paper(chair, "/hoi-dong/tham-dinh/bang-tong-hop/")
    assert name in journey.paper(journey.at(VICE), "/hoi-dong/tham-dinh/bang-tong-hop/")


def test_where_the_secretary_is_concerned_another_acts(journey: Journey) -> None:
    """✗ No list, search, export or to-do names the file to the secretary; whoever presides closes it."""
    pk, secretary = journey.file("LT:received"), journey.at(SECRETARY)
    name = journey.row(NAME, pk)
    site = journey.portal.server.address
    declare(secretary, pk, conflict=True)
    for path in (
        "/hoi-dong/tham-dinh/",
        "/hoi-dong/phan-cong/",
        "/hoi-dong/phan-cong/de-xuat/",
        "/hoi-dong/phien-hop/moi/",
    ):
        secretary.goto(path)
        assert name not in secretary.content(), path
    assert secretary.request.get(f"{site}/hoi-dong/tham-dinh/{pk}/").status == 404
    assert name not in journey.paper(secretary, "/hoi-dong/tham-dinh/bang-tong-hop/")
    for username in (FIRST, SECOND):
        file_sheet(journey, username, pk, "Đủ tiêu chuẩn.")
    secretary.goto("/viec-cua-toi/")
    assert name not in secretary.content()
    secretary.goto(f"/ho-so/?tim={name}")
    assert secretary.locator(f"main a:has-text('{name}')").count() == 0
    close(journey.at(VICE), pk)
    assert journey.state(pk) == "appraised"
    assert name in journey.paper(journey.at(VICE), "/hoi-dong/tham-dinh/bang-tong-hop/")


def test_a_member_on_leave_is_foretold(journey: Journey) -> None:
    """✗ A week before, those who run sessions are told; the plan of the session says how many are expected."""
    secretary, away = journey.at(SECRETARY), clock.today() + timedelta(days=5 if journey.width == 360 else 6)
    secretary.goto("/hoi-dong/phan-cong/vang/")
    secretary.select_option("[name=user]", index=4)
    member = secretary.locator("[name=user] option:checked").inner_text().partition(",")[0]
    secretary.fill("[name=since]", f"{away}")
    secretary.fill("[name=until]", f"{away}")
    secretary.fill("[name=reason]", "Nghỉ phép")
    press(secretary, "Ghi vắng")
    secretary.goto("/viec-cua-toi/")
    told = secretary.inner_text("main")
    assert "Thành viên Hội đồng vắng trong 7 ngày tới" in told and member in told
    secretary.goto("/hoi-dong/phien-hop/moi/")
    secretary.fill("[name=held_at]", f"{datetime(away.year, away.month, away.day, 9):%Y-%m-%dT%H:%M}")
    secretary.fill("[name=place]", "Phòng họp tầng 2")
    for name, who in (("chair", "Trần Quốc Bảo Long"), ("secretary", "Hứa Thanh Vân Hà")):
        labels = secretary.locator(f"[name={name}] option").all_text_contents()
        secretary.select_option(f"[name={name}]", label=next(label for label in labels if who in label))
    secretary.check("[name=nominations] >> nth=0")
    press(secretary, "Lưu phiên họp")
    shown = " ".join(secretary.inner_text("main").split())
    assert "Dự kiến dự họp: đủ 6/7, cần 5" in shown and f"{member} vắng từ" in shown
    assert journey.row("SELECT count(*) FROM councils_absence WHERE since = ? AND cancelled_at IS NULL", f"{away}") == 1


def test_a_session_that_ends_loses_no_word_of_the_sheet(journey: Journey) -> None:
    """✗ Forty minutes of writing, then signed out: what was typed is there after signing in again."""
    pk, member = journey.file("LT:received"), journey.at(SECOND, anew=True)
    declare(member, pk)
    member.goto(f"/hoi-dong/tham-dinh/{pk}/")
    member.fill(COMMENT, "Phần đã gửi cổng.")
    expect(member.locator("[data-kept]")).to_have_text(re.compile("Cổng giữ hộ chữ chưa lưu lúc"), timeout=20_000)
    member.context.clear_cookies()
    member.fill(COMMENT, "Phần đã gửi cổng. Phần gõ khi phiên đã hết.")
    expect(member.locator("[data-kept]")).to_contain_text("Phiên đăng nhập đã hết", timeout=20_000)
    kept = "SELECT comment FROM councils_appraisalsheet WHERE nomination_id = ? AND filed_at IS NULL"
    assert journey.row(kept, pk) == "Phần đã gửi cổng."
    journey.portal.cookies.pop(SECOND, None)
    member = journey.again(SECOND, member)
    member.goto(f"/hoi-dong/tham-dinh/{pk}/")
    expect(member.locator("[data-restored]")).to_be_visible()
    assert member.input_value(COMMENT) == "Phần đã gửi cổng. Phần gõ khi phiên đã hết."
    mark_all(member)
    press(member, "Nộp phiếu thẩm định")
    assert journey.row(SHEETS, pk) == 1
    address = member.get_by_role("link", name="Mở bản in").first.get_attribute("href")
    assert address and "Phần gõ khi phiên đã hết." in journey.paper(member, address)


def test_a_file_under_appraisal_is_not_edited_but_asked_about(journey: Journey) -> None:
    """✗ The department cannot write; a question and its answer, dated, are what both sides read."""
    pk, head, member = journey.file("HTQT:received"), journey.at("truongphong"), journey.at(FIRST)
    report = journey.row("SELECT report FROM nominations_nomination WHERE id = ?", pk)
    head.goto(f"/ho-so/{pk}/soan/")
    assert "nên không sửa được nữa" in head.inner_text("main")
    declare(member, pk)
    member.goto(f"/hoi-dong/tham-dinh/{pk}/hoi/")
    member.fill("[name=text]", "Số liệu năm 2025 là bao nhiêu?")
    member.locator("main form button[type=submit]").first.click()
    head.goto("/viec-cua-toi/")
    assert "Số liệu năm 2025 là bao nhiêu?" in head.inner_text("main")
    question = journey.row("SELECT id FROM nominations_councilquestion WHERE nomination_id = ?", pk)
    head.goto(f"/ho-so/cau-hoi/{question}/")
    head.locator("main form textarea").first.fill("Năm 2025 giải quyết 1.204 hồ sơ.")
    head.locator("main form button[type=submit]").first.click()
    head.wait_for_load_state()
    member.goto(f"/hoi-dong/tham-dinh/{pk}/")
    assert "Năm 2025 giải quyết 1.204 hồ sơ." in member.inner_text("main")
    assert journey.row("SELECT report, state FROM nominations_nomination WHERE id = ?", pk) == (report, "received")
    assert journey.row(NAME, pk) in journey.paper(member, f"/hoi-dong/tham-dinh/{pk}/tom-tat/")

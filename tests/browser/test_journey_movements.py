"""J2: movements are launched, departments register, one is stopped later, a suggestion reaches whom it should."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from core import clock
from tests.browser.journey import Journey
from tests.browser.steps import PROOF, press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

STANDING, HEAD, STAFF = "phogiamdoc", "truongphong", "congchuc"
PAGE = "SELECT id FROM seasons_movement WHERE name = ?"
HANDED_IN = "SELECT content FROM nominations_submission WHERE nomination_id = ? ORDER BY turn DESC"
REGISTERED = (
    "SELECT state, joins FROM seasons_registration row JOIN accounts_department unit ON unit.id = row.department_id "
    "WHERE row.movement_id = ? AND unit.code = 'HTQT'"
)


def year_of(journey: Journey) -> int:
    return int(journey.row("SELECT year FROM seasons_season WHERE state = 'open'"))


def launched(journey: Journey, name: str) -> tuple[Page, int]:
    """A movement for which departments register for ten days, with its launching document."""
    standing, today = journey.at(STANDING), clock.today()
    standing.goto(f"/ky/{year_of(journey)}/phong-trao/them/")
    standing.select_option("[name=channel]", "prime_minister")
    standing.fill("[name=name]", name)
    standing.fill("[name=targets]", "Mỗi phòng một việc làm cụ thể.")
    standing.fill("[name=begins]", f"{today - timedelta(days=30)}")
    standing.fill("[name=ends]", f"{today + timedelta(days=60)}")
    standing.check("[name=takes_registration]")
    standing.fill("[name=register_until]", f"{today + timedelta(days=10)}")
    press(standing, "Lưu phong trào")
    pk = journey.row(PAGE, name)
    standing.goto(f"/ky/phong-trao/{pk}/van-ban/")
    written = {"number": "75/KH-TTg", "issuer": "Thủ tướng Chính phủ", "abstract": "Kế hoạch phát động"}
    for field, value in written.items():
        standing.fill(f"[name={field}]", value)
    standing.fill("[name=dated]", f"{today - timedelta(days=40)}")
    standing.set_input_files("[name=file]", PROOF)
    with standing.expect_navigation():
        standing.click("main form button[type=submit]")
    standing.goto(f"/ky/phong-trao/{pk}/")
    said = standing.inner_text("main")
    assert "Thủ tướng Chính phủ" in said and "75/KH-TTg" in said
    return standing, pk


def test_a_department_registers_and_the_board_shows_who_has_not(year_journey: Journey) -> None:
    name = f"Thi đua chuyển đổi số bề rộng {year_journey.width}"
    standing, pk = launched(year_journey, name)
    head = year_journey.at(HEAD)
    head.goto("/viec-cua-toi/")
    assert f"Đăng ký tham gia: {name}" in head.inner_text("main")
    head.goto(f"/ky/phong-trao/{pk}/")
    head.get_by_role("link", name="Đăng ký tham gia").first.click()
    press(head, "Gửi đăng ký", refused=True)
    assert year_journey.row(REGISTERED, pk) is None
    head.check("[name=joins][value=yes]", force=True)
    head.fill("[name=text]", "Số hóa hai quy trình trước ngày 30/6.")
    press(head, "Gửi đăng ký")
    assert year_journey.row(REGISTERED, pk) == ("waiting", 1)
    standing.goto("/viec-cua-toi/")
    assert name in standing.inner_text("main")
    registration = year_journey.row("SELECT id FROM seasons_registration WHERE movement_id = ?", pk)
    standing.goto(f"/ky/dang-ky/{registration}/")
    press(standing, "Duyệt đăng ký")
    assert year_journey.row(REGISTERED, pk)[0] == "approved"
    standing.goto(f"/ky/{year_of(year_journey)}/phong-trao/dang-ky/")
    row = standing.locator("tr", has_text="Phòng Lễ tân").inner_text()
    assert name in row and "Chưa đăng ký" in row
    paper = year_journey.paper(standing, f"/so-van-ban-di/phong-trao/{year_of(year_journey)}/")
    assert name in paper


def test_a_stopped_movement_changes_no_file_that_names_it_and_shows_beside_it(year_journey: Journey) -> None:
    """✗ Movement cancelled: linked nominations keep the old record and show the change."""
    place = 0 if year_journey.width == 360 else 1
    movement, name = year_journey.rows(
        "SELECT DISTINCT movement.id, movement.name FROM seasons_movement movement JOIN nominations_nomination file "
        "ON file.movement_id = movement.id WHERE file.state IN ('received', 'submitted') "
        "AND movement.stopped_on IS NULL "
        "ORDER BY movement.id"
    )[place]
    file = year_journey.row(
        "SELECT id FROM nominations_nomination WHERE movement_id = ? AND state IN ('received', 'submitted')", movement
    )
    before = year_journey.row(HANDED_IN, file)
    standing = year_journey.at(STANDING)
    standing.goto(f"/ky/phong-trao/{movement}/dung/")
    with standing.expect_navigation():
        standing.click("main form button[type=submit]")
    assert year_journey.row("SELECT stopped_on FROM seasons_movement WHERE id = ?", movement) is None  # a reason is due
    standing.fill("[name=day]", f"{clock.today()}")
    standing.fill("[name=reason]", "Ban tổ chức dừng phong trào.")
    standing.fill("[name=document]", "62/TB-SNgV ngày 12/10/2026")
    with standing.expect_navigation():
        standing.click("main form button[type=submit]")
    assert year_journey.row("SELECT stopped_on FROM seasons_movement WHERE id = ?", movement) == f"{clock.today()}"
    standing.goto(f"/ho-so/{file}/")
    said = standing.inner_text("main")
    assert name in said and f"dừng từ ngày {clock.today():%d/%m/%Y}" in said.lower()
    after = year_journey.row(HANDED_IN, file)
    assert after == before
    draft, named = year_journey.row("SELECT id, movement_id FROM nominations_nomination WHERE state = 'draft'")
    writer = year_journey.at("dvdn")
    writer.goto(f"/ho-so/{draft}/soan/")
    offered = writer.locator("[name=movement] option").all_inner_texts()
    assert len(offered) > 1 and any(name in one for one in offered) is (named == movement)  # its own is told, not lost


def test_a_suggestion_about_the_head_goes_to_the_standing_council(year_journey: Journey) -> None:
    """✗ The suggestion concerns the head himself."""
    staff = year_journey.at(STAFF)
    head_name = year_journey.row("SELECT full_name FROM accounts_user WHERE username = ?", HEAD)
    staff.goto("/ho-so/goi-y/moi/")
    options = staff.locator("[name=person] option").all_inner_texts()
    chosen = next((one for one in options if head_name in one), None)
    if chosen:
        staff.select_option("[name=person]", label=chosen)
    else:
        staff.fill("[name=name]", head_name)
    staff.fill("[name=facts]", f"Có cách làm hay, được đồng nghiệp học theo. Bề rộng {year_journey.width}.")
    options = staff.locator("[name=department] option").all_inner_texts()
    staff.select_option("[name=department]", label=next(one for one in options if "Hợp tác quốc tế" in one))
    with staff.expect_navigation():
        staff.click("main form button[type=submit]")
    head, standing = year_journey.at(HEAD), year_journey.at(STANDING)
    head.goto("/viec-cua-toi/")
    assert f"Gợi ý phát hiện: {head_name}" not in head.inner_text("main")
    standing.goto("/viec-cua-toi/")
    assert f"Gợi ý phát hiện: {head_name}" in standing.inner_text("main")

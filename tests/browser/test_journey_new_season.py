"""J1: the old season is looked over, the new one is laid out from it; what comes in between."""

from datetime import date

import pytest

from core import clock
from tests.browser.journey import Journey
from tests.browser.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

OFFICE, STANDING = "vanphong", "phogiamdoc"
#: The tests of each width lay out a season of their own.
YEAR = {360: 2031, 1280: 2041}
SEASON = "SELECT id FROM seasons_season WHERE year = ?"
STAGES = "SELECT kind, begins, ends FROM seasons_stage WHERE season_id = ? ORDER BY ordinal"
CRITERIA = (
    "SELECT count(*) FROM seasons_criterion line JOIN seasons_criteriaset version ON version.id = line.criteria_set_id "
    "WHERE version.season_id = ?"
)
RULES = "SELECT count(*) FROM seasons_seasonrule WHERE season_id = ?"
VOTED = (
    "SELECT person.full_name, member.title FROM councils_sessionmember member "
    "JOIN accounts_user person ON person.id = member.user_id WHERE member.session_id = ? ORDER BY member.ordinal"
)
CONCLUDED = "SELECT max(id) FROM councils_councilsession WHERE state = 'concluded'"
NEXT_DAY = "SELECT date(max(decision_date), '+1 day') FROM councils_council"
DAYS = "SELECT count(*) FROM seasons_dayoff WHERE day = ?"


def lay_out(journey: Journey) -> int:
    """The year of a season that the Office has laid out, now or before."""
    year = YEAR[journey.width]
    if journey.row(SEASON, year) is None:
        office = journey.at(OFFICE)
        office.goto(f"/ky/lap/?year={year}")
        press(office, "Lập kỳ")
    return year


def test_what_is_still_open_is_a_list_with_links_and_no_refusal(year_journey: Journey) -> None:
    office = year_journey.at(OFFICE)
    year = year_journey.row("SELECT year FROM seasons_season WHERE state = 'open'")
    office.goto(f"/ky/{year}/ket-thuc/")
    lines = office.locator("main .notice li a, main li a").all()
    said = [line.inner_text() for line in lines]
    files = next(place for place, line in enumerate(said) if "hồ sơ ở trạng thái" in line)
    assert office.get_by_role("button", name="Kết thúc kỳ bình xét").is_visible()
    with office.expect_navigation():
        lines[files].click()
    assert "/ho-so/" in office.url and office.locator("main table").count()
    assert year_journey.row("SELECT state FROM seasons_season WHERE year = ?", year) == "open"


def test_the_new_season_takes_over_and_is_planned_backwards(year_journey: Journey) -> None:
    office, year = year_journey.at(OFFICE), YEAR[year_journey.width]
    office.goto(f"/ky/lap/?year={year}")
    said = office.inner_text("main")
    assert "Mang sang từ kỳ trước" in said and "tiêu chuẩn cụ thể, sửa được đến khi mở kỳ." in said
    assert "trong đó 02 ngày dự phòng" in said
    lay_out(year_journey)
    season = year_journey.row(SEASON, year)
    stages = year_journey.rows(
        "SELECT kind, begins, ends FROM seasons_stage WHERE season_id = ? ORDER BY ordinal", season
    )
    assert [kind for kind, _, _ in stages] == [
        "nominating", "supplementing", "appraising", "voting", "deciding", "handing_over",
    ]  # fmt: skip
    assert all(date.fromisoformat(begins).weekday() < 5 for _, begins, _ in stages)
    assert year_journey.row(CRITERIA, season) == 5


def test_a_season_of_the_same_year_is_refused_with_a_link_to_the_first(year_journey: Journey) -> None:
    """✗ Season created twice."""
    office, year = year_journey.at(OFFICE), lay_out(year_journey)
    office.goto(f"/ky/lap/?year={year}")
    press(office, "Lập kỳ", refused=True)
    assert "Năm này đã có kỳ bình xét. Mời mở kỳ đã có." in office.inner_text("main")
    assert year_journey.row("SELECT count(*) FROM seasons_season WHERE year = ?", year) == 1
    with office.expect_navigation():
        office.click(f"main a[href='/ky/{year}/']")
    assert f"Kỳ bình xét năm {year}" in office.inner_text("h1")


def test_rules_are_filled_in_and_show_what_they_mean_for_the_council(year_journey: Journey) -> None:
    standing, year = year_journey.at(STANDING), lay_out(year_journey)
    standing.goto(f"/ky/{year}/quy-tac/sua/")
    assert "Quy tắc chưa quy định được điền sẵn theo kỳ trước." in standing.inner_text("main")
    assert year_journey.row(RULES, year_journey.row(SEASON, year)) == 0
    standing.fill("[name=approved_by]", "Chủ tịch Hội đồng")
    standing.fill("[name=approved_on]", f"{clock.today()}")
    press(standing, "Lưu quy tắc")
    assert year_journey.row(RULES, year_journey.row(SEASON, year)) > 10
    under_way = year_journey.row("SELECT year FROM seasons_season WHERE state = 'open'")
    standing.goto(f"/hoi-dong/quy-tac/{under_way}/")
    assert "7 thành viên, từ 2/3 trở lên: cần 5 phiếu tán thành" in standing.inner_text("main")


def test_a_swap_announced_later_shows_every_moved_date_before_it_is_saved(year_journey: Journey) -> None:
    """✗ A holiday swap is announced later."""
    office, year = year_journey.at(OFFICE), lay_out(year_journey)
    season = year_journey.row(SEASON, year)
    before = year_journey.rows(STAGES, season)
    swapped = next(day for day in (date(year, 12, 29), date(year, 12, 30), date(year, 12, 31)) if day.weekday() < 5)
    office.goto(f"/ky/ngay-nghi/?year={year}")
    office.fill("[name=day]", f"{swapped}")
    office.fill("[name=name]", "Nghỉ hoán đổi theo thông báo")
    press(office, "Ghi vào lịch")
    said = office.inner_text("main")
    assert ("chưa có gì được lưu" in said and "Theo lịch mới" in said.title()) or "theo lịch mới" in said.lower()
    assert year_journey.row(DAYS, f"{swapped}") == 0
    assert year_journey.rows(STAGES, season) == before
    press(office, "Lưu và dời các bước")
    assert "Các bước đã dời theo lịch mới." in office.inner_text("main")
    assert year_journey.row(DAYS, f"{swapped}") == 1
    assert year_journey.rows(STAGES, season) != before


def test_a_basis_that_ended_is_a_note_on_the_page_and_stands_in_no_paper(year_journey: Journey) -> None:
    """✗ A legal basis has ended: an amber note, the plan can be saved, nothing of it is printed."""
    office, symbol = year_journey.at(OFFICE), f"{year_journey.width}/QĐ-CU"
    for number, more in ((f"{year_journey.width}/QĐ-MOI", {}), (symbol, {"until": "2026-01-31"})):
        office.goto("/ky/can-cu/them/")
        office.fill("[name=citation]", f"Quyết định số {number} của Ủy ban nhân dân tỉnh Sông Lam")
        office.fill("[name=number]", number)
        office.fill("[name=since]", "2024-01-01")
        office.fill("[name=ordinal]", "50")
        if more:
            office.fill("[name=until]", more["until"])
        press(office, "Lưu căn cứ")
    office.goto("/so-van-ban-di/soan-thao/moi/plan/")
    office.fill("[name=subject]", f"Kế hoạch thử bề rộng {year_journey.width}")
    bases = office.input_value("[name=bases]")
    office.fill("[name=bases]", f"{bases}\nCăn cứ Quyết định số {symbol} của Ủy ban nhân dân tỉnh Sông Lam")
    press(office, "Lưu bản nháp")
    note = office.inner_text("main")
    assert f"{symbol}" in note and "hết hiệu lực từ ngày 01/02/2026" in note
    pk = int(office.url.rstrip("/").rsplit("/", 1)[1])
    printed = year_journey.paper(office, f"/so-van-ban-di/soan-thao/{pk}/tep/")
    assert symbol in printed and "hết hiệu lực" not in printed


def test_a_council_renewed_later_leaves_what_was_voted_to_the_old_one(year_journey: Journey) -> None:
    """✗ The council is renewed: new composition from its date; sessions and their minutes keep the old one."""
    office, session = year_journey.at(OFFICE), year_journey.row(CONCLUDED)
    before = year_journey.rows(VOTED, session)
    councils = year_journey.row("SELECT count(*) FROM councils_council")
    office.goto("/hoi-dong/thanh-lap/")
    seats = [office.input_value(f"[name=form-{place}-user]") for place in range(7)]
    newcomer = next(
        str(pk)
        for name in ("dvdn", "qlbg")
        if str(pk := year_journey.row("SELECT id FROM accounts_user WHERE username = ?", name)) not in seats
    )
    office.select_option("[name=form-6-user]", newcomer)
    office.fill("[name=decision_date]", year_journey.row(NEXT_DAY))
    press(office, "Ghi quyết định", refused=True)
    assert year_journey.row("SELECT count(*) FROM councils_council") == councils
    assert office.input_value("[name=form-6-user]") == newcomer
    office.fill("[name=decision_number]", f"{year_journey.width}/QĐ-SNgV")
    press(office, "Ghi quyết định")
    assert year_journey.row("SELECT count(*) FROM councils_council WHERE ended_at IS NULL") == 1
    office.goto("/hoi-dong/cac-hoi-dong/")
    said = office.inner_text("main")
    assert f"{year_journey.width}/QĐ-SNgV" in said and "04/QĐ-SNgV" in said
    assert year_journey.rows(VOTED, session) == before
    secretary = year_journey.at("chanhvanphong")
    secretary.goto(f"/hoi-dong/phien-hop/{session}/")
    assert all(name in secretary.inner_text("main") for name, _ in before)

"""J6 step 4 and J12 step 2: the late are urged, and the year is reported."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from core import clock
from tests.browser.journey import Journey
from tests.browser.steps import press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

OFFICE, LATE, DONE, STANDING = "vanphong", "lt", "chanhvanphong", "phogiamdoc"
NOTICES = (
    "SELECT count(*) FROM accounts_notice notice JOIN accounts_user person ON person.id = notice.user_id "
    "WHERE person.username = ? AND notice.key LIKE ?"
)
OF_PAPERS = (
    "SELECT count(*) FROM monitoring_reminder reminder JOIN accounts_user person ON person.id = reminder.user_id "
    "WHERE person.username = ? AND reminder.matter IN ('nominations', 'report', 'plan', 'both')"
)
NAMES = "SELECT name FROM nominations_nomination WHERE announced_at IS NULL AND kind = 'individual'"


def test_only_the_late_are_reminded_and_the_letter_names_them_with_their_days(year_journey: Journey) -> None:
    """T−1 and the day after: digests for those who owe, none for those who are done; letter and Zalo text."""
    office = year_journey.at(OFFICE)
    year_journey.portal.dossiers("door", f"{clock.today() - timedelta(days=1)}")
    for _ in range(2):
        year_journey.portal.dossiers("morning")
    assert year_journey.row(NOTICES, LATE, f"reminder:{clock.today()}:%") == 1
    assert year_journey.row(OF_PAPERS, LATE) > 0
    assert year_journey.row(OF_PAPERS, DONE) == 0
    head = year_journey.at(LATE)
    head.goto("/tai-khoan/thong-bao/")
    assert "quá hạn" in head.inner_text("main").lower()
    office.goto("/theo-doi/don-doc/")
    said = office.inner_text("main")
    assert "Phòng Lễ tân" in said and "Văn phòng Sở" not in said.split("Tin nhắn Zalo")[0]
    message = office.input_value("#tin-nhan")
    assert "Phòng Lễ tân" in message and "ngày" in message
    letter = open_letter(office)
    printed = year_journey.paper(office, f"{letter}tep/")
    assert "Phòng Lễ tân" in printed and "quá hạn" in printed.lower()
    names = year_journey.rows(NAMES)
    assert not [name for (name,) in names if name in printed or name in message]


def open_letter(office: Page) -> str:
    """The letter of today, drafted by the clock or by a press."""
    draft = office.get_by_role("button", name="Lập công văn đôn đốc")
    if draft.count():
        press(office, "Lập công văn đôn đốc")
    else:
        with office.expect_navigation():
            office.get_by_role("link", name="Mở công văn đôn đốc hôm nay").click()
    return office.url.removeprefix(office.url.split("/so-van-ban-di")[0]).split("?")[0]


def test_the_annual_report_comes_with_its_figures_is_edited_numbered_and_sent(year_journey: Journey) -> None:
    office = year_journey.at(OFFICE)
    year = year_journey.row("SELECT year FROM seasons_season WHERE state = 'closed' ORDER BY year DESC")
    recognised = year_journey.row(
        "SELECT count(*) FROM nominations_nomination file JOIN seasons_season season ON season.id = file.season_id "
        "WHERE season.year = ? AND file.state = 'recognised' AND file.announced_at IS NOT NULL", year,
    )  # fmt: skip
    office.goto(f"/thong-ke/{year}/")
    office.get_by_role("link", name="Soạn báo cáo năm của Sở").click()
    subject = f"{office.input_value('[name=subject]')}, bề rộng {year_journey.width}"
    office.fill("[name=subject]", subject)
    body = office.input_value("[name=body]")
    assert f"{recognised:02d}" in body
    lines = [line for line in body.splitlines() if not line.startswith("[")]
    office.fill("[name=body]", "\n".join([*lines, "Sở đề nghị tiếp tục nhân rộng."]))
    press(office, "Lưu bản nháp")
    page = office.url.split("?")[0]
    office.goto(f"{page}cap-so/")
    press(office, "Cấp số này")
    pk = page.rstrip("/").rsplit("/", 1)[1]
    printed = year_journey.paper(office, f"/so-van-ban-di/soan-thao/{pk}/tep/")
    assert "Sở đề nghị tiếp tục nhân rộng." in printed and "PHỤ LỤC" in printed.upper()
    office.goto(page)
    office.get_by_role("link", name="Sổ gửi").click()
    entry = office.url.rstrip("/").split("/")[-2 if office.url.rstrip("/").endswith("gui") else -1]
    places = office.locator("[name=places]")
    if places.count():
        places.first.check()
    else:
        office.fill("[name=others]", "Ban Thi đua - Khen thưởng tỉnh")
    press(office, "Ghi sổ gửi")
    assert entry and year_journey.row(
        "SELECT count(*) FROM documents_dispatch line JOIN documents_entry entry ON entry.id = line.entry_id "
        "WHERE entry.source_id = ? AND entry.source_type = 'documents.composed'", int(pk),
    ) >= 1  # fmt: skip

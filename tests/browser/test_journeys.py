"""The year's main acts, done in Chromium by the people whose acts they are, each in a browser of their own."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.architecture.access_world import pdf
from tests.browser.desk import Desk
from tests.browser.steps import add_proofs, begin_collective, press, tab_to, write_dossier

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

At = Callable[[str], Page]
SCAN = {"name": "ban-ky.pdf", "mimeType": "application/pdf", "buffer": pdf()}


@pytest.fixture
def at(chromium: Browser, site: str) -> Iterator[At]:
    """The page before a person, who signs in when first asked for; nobody's browser may complain at the end."""
    desks: dict[str, Desk] = {}
    contexts: list[BrowserContext] = []

    def page_of(username: str) -> Page:
        if username not in desks:
            context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", base_url=site)
            contexts.append(context)
            desks[username] = Desk(context, site)
            desks[username].sign_in(username)
        return desks[username].page

    yield page_of
    complaints = {username: said for username, desk in desks.items() if (said := _unexpected(desk.complaints))}
    for context in contexts:
        context.close()
    assert complaints == {}


def test_a_head_submits_a_dossier_by_keyboard(at: At) -> None:
    head = at("lt")
    begin_collective(head, "Tổ Lễ tân đối ngoại")
    write_dossier(head)
    add_proofs(head)
    address = head.url
    head.goto("/viec-cua-toi/")
    tab_to(head, lambda stop: stop["words"] == "Tổ Lễ tân đối ngoại")
    head.keyboard.press("Enter")
    head.wait_for_url(re.compile(r"/ho-so/\d+/$"))
    head.goto(address)
    tab_to(head, lambda stop: stop["words"] == "Lưu, xem trước và nộp")
    head.keyboard.press("Enter")
    head.wait_for_url("**/nop/")
    tab_to(head, lambda stop: stop["words"] == "Nộp hồ sơ")
    head.keyboard.press("Enter")
    head.wait_for_selector("text=Đã nộp hồ sơ")
    assert head.is_visible("text=biên nhận")


def test_an_empty_form_sends_the_keyboard_to_what_is_missing(at: At) -> None:
    head = at("lt")
    head.goto("/ho-so/moi/?loai=tap-the")
    press(head, "Tạo hồ sơ", refused=True)
    assert head.is_visible(".error-summary")
    tab_to(head, lambda stop: stop["href"].startswith("#"))
    head.keyboard.press("Enter")
    assert head.evaluate("location.hash === '#' + document.activeElement.id || !!document.querySelector(':target')")


def test_the_office_returns_a_dossier_and_receives_it(at: At) -> None:
    office, head = at("vanphong"), at("dvdn")
    office.goto("/ho-so/tiep-nhan/")
    office.click("main a:has-text('Tổ Phiên dịch')")
    address = office.url
    office.goto(f"{address}yeu-cau-bo-sung/")
    office.fill("[name=items]", "Danh sách thành viên tổ\nBản chụp rõ quyết định")
    office.fill("[name=reason]", "Hồ sơ thiếu hai nội dung nêu trên.")
    office.fill("[name=due]", f"{_now() + timedelta(days=5):%Y-%m-%dT17:00}")
    press(office, "Yêu cầu bổ sung")
    head.goto("/viec-cua-toi/")
    assert head.is_visible("text=Bổ sung hồ sơ")
    head.goto(f"{address}soan/")
    for box in head.locator("[name^=answer_]").all():
        box.fill("Đã bổ sung vào hồ sơ.")
    press(head, "Lưu")
    press(head, "Lưu, xem trước và nộp")
    press(head, "Nộp hồ sơ")
    office.goto(address)
    press(office, "Tiếp nhận hồ sơ")
    assert office.is_visible("text=Đã tiếp nhận")


def test_the_page_of_a_session_leads_the_secretary_to_the_vote(at: At) -> None:
    secretary, chair = at("chanhvanphong"), at("giamdoc")
    secretary.goto("/hoi-dong/phien-hop/moi/")
    secretary.fill("[name=held_at]", f"{_now():%Y-%m-%dT%H:%M}")
    secretary.fill("[name=place]", "Phòng họp tầng 2")
    secretary.select_option("[name=chair]", index=1)
    secretary.select_option("[name=secretary]", label=_option(secretary, "secretary", "Hứa Thanh Vân Hà"))
    secretary.check("[name=nominations] >> nth=0")
    press(secretary, "Lưu phiên họp")
    session = secretary.url
    _next(secretary, "Triệu tập")
    press(secretary, "Triệu tập phiên họp")
    _next(secretary, "Điểm danh")
    press(secretary, "Lưu điểm danh")
    chair.goto(session)
    _next(chair, "Khai mạc")
    press(chair, "Khai mạc phiên họp")
    secretary.goto(session)
    _next(secretary, "Tổ kiểm phiếu")
    for name, who in (("head", "Ngô Trác"), ("second", "Ninh Ngọc"), ("third", "Bùi Đăng")):
        secretary.select_option(f"[name={name}]", label=_option(secretary, name, who))
    press(secretary, "Đề xuất Tổ kiểm phiếu")
    secretary.goto(f"{session}to-kiem-phieu/bieu-quyet/")
    secretary.fill("[name=hands_for]", "7")
    press(secretary, "Ghi biểu quyết")
    chair.goto(f"{session}bat-dau/")
    if chair.is_visible("[name=acknowledged]"):
        chair.check("[name=acknowledged]")
    press(chair, "Bắt đầu bỏ phiếu")
    assert chair.is_visible("text=Đã bắt đầu bỏ phiếu")


def test_from_the_count_to_the_signed_minutes(at: At) -> None:
    chair, first, second, secretary = at("giamdoc"), at("ls"), at("lt"), at("chanhvanphong")
    session = _session_under_vote(chair)
    chair.goto(f"{session}ket-thuc-bo-phieu/")
    press(chair, "Kết thúc bỏ phiếu")
    first.goto(session)
    first.click("main a[href*='/so-lieu/']")
    _fill_count(first)
    press(first, "Lưu số liệu")
    first.goto(f"{session}doi-chieu/")
    press(first, "Xác nhận số liệu", refused=True)  # whoever entered the figures does not confirm them
    second.goto(f"{session}doi-chieu/")
    press(second, "Xác nhận số liệu")
    secretary.goto(f"{session}bien-ban/")
    secretary.fill("[name=counting_number]", "71")
    secretary.fill("[name=meeting_number]", "72")
    press(secretary, "Lập hai biên bản")
    for kind in ("counting_minutes", "meeting_minutes"):
        secretary.goto(f"{session}ban-ky/{kind}/")
        secretary.set_input_files("[name=scan]", SCAN)
        press(secretary, "Tải bản ký lên")
    secretary.goto(f"{session}ket-thuc/")
    press(secretary, "Kết thúc phiên họp")
    assert secretary.is_visible("text=Phiên họp đã kết thúc với biên bản ký đầy đủ")


def _confirm_every_name(office: Page) -> None:
    """What the Office holds on paper, entered for every name of the list that is still open."""
    open_rows = office.locator("tr:has-text('Chưa xác nhận') th a")
    while open_rows.count():
        open_rows.first.click()
        name = " ".join(office.locator(".facts dt").all_inner_texts())
        office.fill("[name=typed]", name)
        if office.locator("[name=reason]").count():
            office.fill("[name=reason]", "Phiếu xác nhận đã ký.")
        press(office, "Xác nhận họ tên này")
        office.goto("/ho-so/xac-nhan-ho-ten/")


def test_from_the_directors_choice_to_a_stranger_who_verifies(at: At, chromium: Browser, site: str) -> None:
    director, clerk, office = at("giamdoc"), at("vanthu"), at("vanphong")
    decision = _decision_to_decide(director)
    director.goto(f"{decision}xet/")
    for fieldset in director.locator("fieldset.nominee").all():
        passed = fieldset.locator("text=Không đạt tỷ lệ phiếu").count() == 0
        fieldset.locator(f"[value={'recognise' if passed else 'decline'}]").check(force=True)
        fieldset.locator("textarea").fill("" if passed else "Không đạt tỷ lệ phiếu quy định của Hội đồng.")
    press(director, "Kiểm tra trước khi chốt")
    director.fill("[name=recognised]", "1")
    press(director, "Chốt kết quả")
    clerk.goto(f"{decision}so-ngay/")
    proposed = clerk.input_value("[name=number]")
    clerk.fill("[name=number]", "77")
    press(clerk, "Cấp số và lập Quyết định", refused=True)
    assert clerk.is_visible(f"text=Mời ghi số tiếp theo là {proposed}")
    clerk.fill("[name=number]", proposed)
    press(clerk, "Cấp số và lập Quyết định")
    clerk.goto(f"{decision}van-ban/decision/luu-ban-ky/")
    clerk.set_input_files("[name=scan]", SCAN)
    press(clerk, "Lưu bản ký")
    office.goto(f"{decision}ban-hanh/")
    press(office, "Ban hành và công bố", refused=True)
    office.goto("/ho-so/xac-nhan-ho-ten/")
    _confirm_every_name(office)
    office.goto(f"{decision}ban-hanh/")
    press(office, "Ban hành và công bố")
    office.goto("/so-giay-cong-nhan/")
    codes = re.findall(r"SNGV-\d\d-\d{5}-\w{10}", office.content())
    with chromium.new_context(viewport={"width": 360, "height": 740}, base_url=site) as context:
        stranger = Desk(context, site)
        page = stranger.open("/tra-cuu/")
        page.fill("[name=ma]", codes[0].lower())
        page.press("[name=ma]", "Enter")
        page.wait_for_selector("text=còn hiệu lực")
        assert stranger.complaints == []


def test_without_scripts_a_dossier_is_written_and_submitted(chromium: Browser, site: str) -> None:
    with chromium.new_context(java_script_enabled=False, base_url=site, locale="vi-VN") as context:
        desk = Desk(context, site)
        page = desk.sign_in("qlbg")
        begin_collective(page, "Tổ Cột mốc biên giới")
        write_dossier(page)
        add_proofs(page)
        press(page, "Lưu, xem trước và nộp")
        press(page, "Nộp hồ sơ")
        assert page.is_visible("text=Đã nộp hồ sơ")
        assert desk.complaints == []


def _unexpected(complaints: list[str]) -> list[str]:
    """A refused form is answered by 422, which Chromium reports like a missing file."""
    return [one for one in complaints if "422" not in one]


def _now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))


def _option(page: Page, name: str, words: str) -> str:
    """The whole label of the option that begins with *words*."""
    labels = page.locator(f"[name={name}] option").all_text_contents()
    return next(label for label in labels if words in label)


def _next(page: Page, words: str) -> None:
    """The session's page says itself what comes next, and leads there."""
    page.click(f"main a.btn-primary:has-text('{words}')")


def _session_under_vote(page: Page) -> str:
    page.goto("/hoi-dong/phien-hop/")
    return str(page.locator("main tr", has_text="Đang bỏ phiếu").locator("a").last.evaluate("link => link.href"))


def _decision_to_decide(page: Page) -> str:
    page.goto("/viec-cua-toi/")
    address = str(page.locator("main a[href*='/quyet-dinh/']").first.evaluate("link => link.href"))
    return address.removesuffix("xet/")


def _fill_count(page: Page) -> None:
    """Seven papers, all in favour."""
    voters = 7
    for name in ("printed", "stamped", "issued", "returned", "valid"):
        page.fill(f"[name={name}]", str(voters))
    for name in ("spoiled", "unused", "invalid"):
        page.fill(f"[name={name}]", "0")
    for box in page.locator("[name^=approve_]").all():
        box.fill(str(voters))
    for name in ("disapprove_", "no_opinion_", "invalid_line_"):
        for box in page.locator(f"[name^={name}]").all():
            box.fill("0")

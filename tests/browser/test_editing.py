"""What is typed survives reload, crash, lost network and expired session; two writers of one field are told (J6)."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.desk import Desk
from tests.browser.steps import begin_collective, press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

Sits = Callable[[str], Page]
REPORT, KEPT = "[name=report]", "[data-kept]"
TYPED = "Đoạn vừa gõ, chưa bấm nút nào."
#: A network that was cut, and a sign-in that was over, are what these tests are about.
EXPECTED = ("net::ERR_INTERNET_DISCONNECTED", "status of 422")


@pytest.fixture(params=[360, 1280])
def sits(chromium: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Sits]:
    """A signed-in person's page, in a browser of its own at one width."""
    desks: list[tuple[BrowserContext, Desk]] = []

    def page_of(username: str) -> Page:
        size = {"width": request.param, "height": 800}
        context = chromium.new_context(viewport=size, locale="vi-VN", base_url=site)
        desks.append((context, Desk(context, site)))
        return desks[-1][1].sign_in(username)

    yield page_of
    said = [line for _, desk in desks for line in desk.complaints if not any(words in line for words in EXPECTED)]
    for context, _ in desks:
        context.close()
    assert said == []


@pytest.fixture
def writer(sits: Sits, request: pytest.FixtureRequest) -> Page:
    """The head in the editor of a dossier of the test's own."""
    page = sits("truongphong")
    begin_collective(page, f"Tổ Thử {abs(hash(request.node.name)) % 10**9}")
    return page


def kept(page: Page) -> None:
    """Wait until the portal says that it keeps what was typed."""
    expect(page.locator(KEPT)).to_have_text(re.compile(r"Cổng giữ hộ chữ chưa lưu lúc \d\d:\d\d\."), timeout=15_000)


def test_a_reload_brings_back_what_was_typed_and_saving_keeps_it(writer: Page) -> None:
    writer.fill(REPORT, TYPED)
    kept(writer)
    writer.reload()
    assert writer.input_value(REPORT) == TYPED
    assert writer.is_visible("text=Đã mở lại phần chưa lưu")
    press(writer, "Lưu")
    assert writer.input_value(REPORT) == TYPED and not writer.is_visible("text=Đã mở lại phần chưa lưu")


def test_without_network_the_device_keeps_it_through_a_crash(writer: Page) -> None:
    address, context = writer.url, writer.context
    context.set_offline(True)
    writer.fill(REPORT, TYPED)
    expect(writer.locator(KEPT)).to_contain_text("đang được giữ trên máy này", timeout=15_000)
    writer.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(again.locator("[data-restored]")).to_be_visible()
    assert again.input_value(REPORT) == TYPED
    kept(again)
    assert again.evaluate("() => localStorage.length") == 0


def test_an_expired_session_loses_nothing(writer: Page, site: str) -> None:
    address, context = writer.url, writer.context
    context.clear_cookies()
    writer.fill(REPORT, TYPED)
    expect(writer.locator(KEPT)).to_contain_text("Phiên đăng nhập đã hết", timeout=15_000)
    assert writer.input_value(REPORT) == TYPED
    other = Desk(context, site).sign_in("truongphong")
    other.goto(address)
    assert other.input_value(REPORT) == TYPED
    writer.locator(REPORT).press("End")
    writer.keyboard.type(" Thêm.")
    kept(writer)


def test_two_in_one_field_are_told_of_each_other(writer: Page, sits: Sits) -> None:
    second = sits("soanhoso")
    second.goto(writer.url)
    writer.focus(REPORT)
    second.focus(REPORT)
    expect(second.locator("#div_id_report [data-busy]")).to_contain_text("đang ở ô này", timeout=25_000)

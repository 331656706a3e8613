"""The editor of a story in Chromium: what is pasted from Word, pressed and typed becomes the markup that is saved."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

PAGE, FIELD = "[data-page]", "[name=prose]"
WORD = """<h2>Đầu mục dán</h2><p class=MsoNormal>Đoạn <b>đậm</b>, <a href='javascript:alert(1)'>hại</a>,
<a href='https://songlam.gov.vn'>tốt</a><script>document.title = 'hỏng'</script><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0'><span style='mso-list:Ignore'>·</span>mục một</p>"""
PASTE = """(page, html) => {
    page.focus();
    getSelection().selectAllChildren(page);
    getSelection().collapseToEnd();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    page.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(params=[360, 1280])
def writer(site: str, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An editor in a story of the test's own."""
    size = {"width": request.param, "height": 800}
    context = chromium.new_context(viewport=size, locale="vi-VN", base_url=site)
    desk = Desk(context, site)
    page = desk.sign_in("bientap")
    page.goto("/bai-viet/viet-moi/")
    page.locator("form[action*='viet-moi'] button").first.click()
    yield page
    assert page.title() != "hỏng"
    context.close()
    assert [said for said in desk.complaints if "net::ERR_FAILED" not in said] == [], "but where a test cut it off"


def markup(page: Page) -> str:
    return page.input_value(FIELD, timeout=5_000)


def test_word_is_pasted_pressed_and_saved(writer: Page) -> None:
    expect(writer.locator(PAGE)).to_be_visible()
    assert not writer.is_visible(FIELD)
    writer.eval_on_selector(PAGE, PASTE, WORD)
    expect(writer.locator(f"{PAGE} h3")).to_have_text("Đầu mục dán", timeout=30_000)
    assert markup(writer) == "## Đầu mục dán\nĐoạn **đậm**, hại, [tốt](https://songlam.gov.vn)\n- mục một"
    writer.locator(PAGE).press("End")
    writer.keyboard.press("Enter")
    writer.keyboard.type("mục hai")
    assert markup(writer).endswith("- mục một\n- mục hai")
    for _ in range(3):
        writer.keyboard.press("Shift+ArrowLeft")
    writer.click("[data-look=italic]")
    assert markup(writer).endswith("- mục *hai*")
    assert writer.get_attribute("[data-look=italic]", "aria-pressed") == "true"
    writer.click("[data-block=list]")
    assert markup(writer).endswith("\nmục một\nmục *hai*")
    expect(writer.locator("[data-count]")).to_have_text(re.compile(r"^\d+ chữ$"))
    expect(writer.locator("[data-kept]")).to_have_text(re.compile(r"giữ hộ"), timeout=15_000)
    text = markup(writer)
    writer.locator("button:has-text('Lưu bài')").first.click()
    writer.wait_for_load_state()
    assert re.sub(r"\n+", "\n", markup(writer)) == text
    assert not writer.is_visible("text=Đã mở lại phần chưa lưu")
    writer.eval_on_selector(PAGE, "page => page.dispatchEvent(new Event('input', { bubbles: true }))")
    assert markup(writer) == text, "opened again and touched, it says the same"


def test_a_link_is_set_on_what_is_marked_and_bad_ones_are_refused(writer: Page) -> None:
    writer.click(PAGE)
    writer.keyboard.type("Xem trang này")
    for _ in range(3):
        writer.keyboard.press("Shift+ArrowLeft")
    writer.click("[data-link]")
    writer.fill("#dia-chi", "javascript:alert(1)")
    writer.click("[data-link-set]")
    expect(writer.locator("[data-told]")).to_contain_text("chưa dùng được làm liên kết")
    writer.fill("#dia-chi", "https://songlam.gov.vn/tin")
    writer.keyboard.press("Enter")
    assert markup(writer) == "Xem trang [này](https://songlam.gov.vn/tin)"
    writer.click("[data-link]")
    writer.click("[data-link-drop]")
    assert markup(writer) == "Xem trang này"


def test_a_reload_brings_back_what_was_typed(writer: Page) -> None:
    writer.click(PAGE)
    writer.keyboard.type("Chữ chưa lưu")
    expect(writer.locator("[data-kept]")).to_have_text(re.compile(r"giữ hộ"), timeout=15_000)
    writer.reload()
    expect(writer.locator(PAGE)).to_have_text("Chữ chưa lưu")
    assert writer.is_visible("text=Đã mở lại phần chưa lưu")


def test_what_the_portal_never_heard_comes_back_into_the_page(writer: Page) -> None:
    kept, unheard = re.compile("/viet/giu/"), []
    writer.route(kept, lambda route: (unheard.append(route), route.abort()))
    writer.click(PAGE)
    writer.keyboard.type("Chữ chỉ có trên máy")
    expect(writer.locator("[data-kept]")).to_contain_text("giữ trên máy này", timeout=15_000)
    writer.unroute(kept)
    writer.reload()
    expect(writer.locator(PAGE)).to_have_text("Chữ chỉ có trên máy", timeout=30_000)
    assert unheard and writer.is_visible("text=Đã mở lại phần giữ trên máy này")
    writer.locator(PAGE).press("End")
    writer.keyboard.type(" và trên cổng")
    assert markup(writer) == "Chữ chỉ có trên máy và trên cổng"

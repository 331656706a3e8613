"""The PDF of a certificate in Chromium: a known file stays on its holder's machine, an unknown one is sent."""

from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from tests.browser.desk import WIDTHS, Desk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
DROP = """async (panel) => {
    const held = new DataTransfer();
    held.items.add(new File([new TextEncoder().encode("%PDF-1.7 khac\\n%%EOF")], "khac.pdf"));
    panel.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
}"""


def _certificate(desk: Desk) -> bytes:
    """The file of a certificate, as the office opens it."""
    browser = desk.page.context.browser
    assert browser is not None
    with browser.new_context() as context:
        office = Desk(context, desk.site).sign_in("vanphong")
        office.goto(f"{desk.site}/so-giay-cong-nhan/")
        address = office.locator("a[href^='/so-giay-cong-nhan/']").evaluate_all(
            "links => links.map(link => link.pathname).find(path => /^.so-giay-cong-nhan.[0-9]+.$/.test(path))"
        )
        return context.request.get(f"{desk.site}{address}").body()


@pytest.mark.parametrize("desk", WIDTHS, indirect=True)
def test_a_known_file_is_not_sent_and_an_unknown_one_is(desk: Desk, tmp_path: Path) -> None:
    file, sent = tmp_path / "giay.pdf", []
    file.write_bytes(_certificate(desk))
    page = desk.open("/tra-cuu/")

    def note(request: Request) -> None:
        if request.method == "POST":
            sent.append(len(request.post_data_buffer or b""))

    page.on("request", note)
    page.set_input_files("[name=tep]", file)
    page.click("text=Kiểm tra tệp")
    expect(page.locator("#kept-file")).to_be_visible()
    assert len(sent) == 2 and max(sent) < 2_000
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert desk.complaints == []
    desk.open("/tra-cuu/")
    page.locator("[data-drop]").evaluate(DROP)
    expect(page.locator("h2, .invalid-feedback").filter(has_text="không phải tệp Giấy công nhận").first).to_be_visible()
    assert len(sent) == 4
    page.set_input_files(
        "[name=tep]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": bytes(6 * 1024 * 1024)}
    )
    page.click("text=Kiểm tra tệp")
    expect(page.locator("[data-too-large]")).to_be_visible()
    assert len(sent) == 4


def test_without_javascript_the_file_itself_is_asked(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "giay.pdf"
    file.write_bytes(_certificate(desk))
    browser = desk.page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        page = Desk(context, desk.site).open("/tra-cuu/")
        page.set_input_files("[name=tep]", file)
        page.click("text=Kiểm tra tệp")
        expect(page.locator("#kept-file")).to_be_visible()

"""What several journeys do alike: pressing a button by its words, walking by Tab, writing a dossier."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.architecture.access_world import pdf

PROOF = {"name": "quyet-dinh.pdf", "mimeType": "application/pdf", "buffer": pdf()}
COMPLAINTS = "main .error-summary, main .messages .is-late, main .invalid-feedback"
STOP = """() => {
    const at = document.activeElement, place = at.getBoundingClientRect();
    const drawn = one => {
        const look = getComputedStyle(one);
        return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
    };
    const near = [at, at.nextElementSibling, at.closest("label"), at.parentElement].filter(Boolean);
    return {
        name: at.getAttribute("name") || "", href: at.getAttribute("href") || "", tag: at.tagName,
        words: at.textContent.trim().replace(/\\s+/g, " "),
        seen: near.some(drawn) && place.bottom > 0 && place.top < innerHeight,
    };
}"""


def soon(holds: Callable[[], bool]) -> bool:
    """Whether it *holds* within two seconds: events come after the call that caused them."""
    end = time.monotonic() + 2
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def press(page: Page, words: str, *, refused: bool = False) -> None:
    """Press the button with exactly these words; the page it leads to complains only when that is expected."""
    button = page.get_by_role("button", name=words, exact=True).first
    with page.expect_navigation():
        button.click(timeout=10_000)
    complaints = page.locator(COMPLAINTS).all_inner_texts()
    assert bool(complaints) is refused, f"{words}: {complaints}"


def tab_to(page: Page, found: Callable[[dict[str, Any]], bool], most: int = 150) -> None:
    """Walk by Tab to the first stop that is *found*; every stop on the way shows that it has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        assert stop["seen"] or stop["tag"] == "BODY", f"the focus is not to be seen on {stop} of {page.url}"
        if found(stop):
            return
    raise AssertionError(f"not reached by Tab on {page.url}")


def begin_collective(page: Page, name: str) -> None:
    page.goto("/ho-so/moi/?loai=tap-the")
    page.fill("[name=name]", name)
    page.select_option("[name=collective_head]", index=1)
    page.fill("[name=headcount]", "2")
    page.fill("[name=typed_members]", "Người Thứ Hai")
    press(page, "Tạo hồ sơ")


def write_dossier(page: Page) -> None:
    """Everything that is typed or chosen on the dossier's page."""
    for name in ("channel", "movement", "merit_kind", "discipline", "inspection", "complaint", "rating"):
        page.select_option(f"[name={name}]", index=1)
    page.fill("[name=rating_document]", "Quyết định số 12/QĐ-SNgV ngày 05/12/2026")
    page.fill("[name=merit]", "Rút ngắn 40% thời gian chuẩn bị mỗi đoàn.")
    page.fill("[name=report]", "I. Sơ lược\nĐơn vị có nhiều năm kinh nghiệm.\n\nII. Thành tích\nĐã nêu ở phần tóm tắt.")
    for box in page.locator("[name^=statement_]").all():
        box.fill("Năm qua mọi việc được giao đều xong trước hoặc đúng hạn.")
    press(page, "Lưu")


def add_proofs(page: Page) -> None:
    """One proof for each criterion, each from the button below it."""
    dossier = page.url
    places = page.locator("button[name=then][value^=minh-chung-]")
    for value in [button.get_attribute("value") for button in places.all()]:
        page.goto(dossier)
        with page.expect_navigation():
            page.click(f"button[value={value}]")
        page.select_option("[name=kind]", index=1)
        page.fill("[name=title]", "Quyết định khen thưởng")
        page.fill("[name=issuer]", "Sở Ngoại vụ")
        page.fill("[name=number]", "21/QĐ-SNgV")
        page.fill("[name=dated]", "2026-06-01")
        page.set_input_files("[name=upload]", PROOF)
        press(page, "Thêm minh chứng")
    page.goto(dossier)

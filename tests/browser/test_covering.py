"""Boxes drawn on a page of evidence with mouse and finger, kept at once, and burnt in."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Desk

pytestmark = pytest.mark.browser


def _cover_page(desk: Desk) -> Page:
    page = desk.sign_in("dvdn")
    page.click("a:has-text('Xem và hoàn thiện')")
    page.locator("a:has-text('Che thông tin')").first.click()
    page.wait_for_url(re.compile(r"/minh-chung/\d+/che/"))
    return page


def _lines(page: Page) -> list[float]:
    """The widths that the form holds, in per cent."""
    return [
        float(value) for line in page.locator("[data-lines] input[name$=-width]").all() if (value := line.input_value())
    ]


def _corner(page: Page) -> tuple[float, float]:
    page.locator("[data-boxes]").scroll_into_view_if_needed()
    box = page.locator("[data-boxes]").bounding_box()
    assert box
    return box["x"] + box["width"] / 4, box["y"] + 60


def _kept(page: Page) -> None:
    page.locator("[data-kept]:has-text('Đã giữ')").wait_for()


def test_a_box_drawn_with_the_mouse_is_kept_and_burnt_in(desk: Desk) -> None:
    page = _cover_page(desk)
    before = len(_lines(page))
    x, y = _corner(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 200, y + 40, steps=4)
    page.mouse.up()
    _kept(page)
    page.reload()
    assert len(_lines(page)) == before + 1 == page.locator(".cover__box").count(), "what is drawn survives a reload"
    page.click("button:has-text('Lưu, tạo bản đã che')")
    page.wait_for_url(re.compile(r"\?ban=che$"))
    assert page.locator("text=Đây là bản đã che thông tin cá nhân").is_visible()
    assert desk.complaints == []


@pytest.mark.parametrize("desk", [360], indirect=True)
def test_without_a_mouse_the_finger_draws_only_when_asked_and_the_keyboard_moves(desk: Desk) -> None:
    page = _cover_page(desk)
    before = len(_lines(page))
    touch = page.context.new_cdp_session(page)

    def draw() -> None:
        x, y = _corner(page)
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + 90, "y": y + 30}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    draw()
    assert len(_lines(page)) == before, "a finger scrolls"
    page.locator("[data-draw]").dispatch_event("click")  # shown where the pointer is a finger
    draw()
    _kept(page)
    assert len(_lines(page)) == before + 1
    page.click("button:has-text('Thêm một ô')")
    assert page.locator(":focus").get_attribute("name") == f"o-{before + 1}-left"
    page.keyboard.press("ArrowUp")
    assert page.locator(":focus").input_value() == "35.1"
    assert page.locator(".cover__box").count() == before + 2
    assert desk.complaints == []

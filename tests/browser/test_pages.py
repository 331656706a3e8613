"""Every main page in Chromium, on a phone and on a desk: accessible, within its width, asking nobody else."""

import re

import pytest

from tests.browser.desk import WIDTHS, Desk
from tests.plugins.tools import require_axe

pytestmark = pytest.mark.browser

AXE = """async () => (await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})).violations
    .map(one => one.id + ": " + one.nodes.map(node => node.target).join(" | "))"""
PAGES = {
    "-": ["/", "/tai-khoan/dang-nhap/", "/tra-cuu/"],
    "truongphong": ["/viec-cua-toi/", "/ho-so/", "/ho-so/moi/", "/hoi-dong/"],
    "vanphong": ["/viec-cua-toi/", "/ho-so/", "/ho-so/tiep-nhan/", "/so-giay-cong-nhan/", "/quyet-dinh/", "/ky/"],
    "chanhvanphong": ["/hoi-dong/tham-dinh/"],
    "giamdoc": ["/viec-cua-toi/", "/hoi-dong/phien-hop/", "/quyet-dinh/3/xet/"],
}


@pytest.mark.timeout(240)
@pytest.mark.parametrize("desk", WIDTHS, indirect=True)
@pytest.mark.parametrize("username", PAGES)
def test_pages_are_accessible_and_fit(desk: Desk, username: str) -> None:
    if username != "-":
        desk.sign_in(username)
    sideways = {}
    for path in PAGES[username]:
        width, window = desk.open(path).evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        if width > window:
            sideways[path] = width
    assert (sideways, desk.complaints) == ({}, [])
    found = {path: problems for path in PAGES[username] if (problems := _problems(desk, path))}
    assert found == {}


def _problems(desk: Desk, path: str) -> list[str]:
    page = desk.open(path)
    page.evaluate(require_axe())  # sets styles of its own while it looks, which the policy refuses
    problems: list[str] = page.evaluate(AXE)
    return problems


def test_larger_text_and_the_menu_of_a_phone(desk: Desk) -> None:
    page = desk.sign_in("congchuc")
    page.click("form.only-wide button:has-text('Chữ lớn hơn')")
    assert "text-larger" in (page.get_attribute("html", "class") or "")
    page.set_viewport_size({"width": 360, "height": 700})
    page.click("button:has-text('Danh mục')")
    assert page.is_visible("nav#nav-main a:has-text('Kỳ bình xét')")


@pytest.mark.parametrize("desk", [1280], indirect=True)
def test_a_group_of_the_menu_opens_by_a_press_and_by_the_keyboard(desk: Desk) -> None:
    page = desk.sign_in("vanphong")
    register = "nav#nav-main a:has-text('Sổ Giấy công nhận')"
    assert not page.is_visible(register)
    page.click(".nav-group__name:has-text('Kết quả')")
    assert page.is_visible(register)
    page.click("h1")
    assert not page.is_visible(register)
    page.focus(".nav-group__name:has-text('Kết quả')")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Sổ theo dõi cấp Giấy công nhận')")
    assert page.get_attribute(register, "aria-current") == "page"


@pytest.mark.parametrize("desk", [360], indirect=True)
def test_a_stranger_checks_a_certificate_in_two_steps(desk: Desk) -> None:
    office = desk.page.context.browser
    assert office is not None
    other = Desk(office.new_context(), desk.site)
    other.sign_in("vanphong")
    code = re.search(r"SNGV-\d\d-\d{5}-\w{10}", other.open("/so-giay-cong-nhan/").content())
    assert code is not None
    page = desk.open("/tra-cuu/")
    page.fill("[name=ma]", code[0].lower().replace("-", " "))
    page.press("[name=ma]", "Enter")
    page.wait_for_selector("h1:has-text('Giấy công nhận còn hiệu lực')")
    assert page.is_visible(f"text={code[0]}")
    other.page.context.close()


def test_a_dossier_is_begun_by_keyboard_alone(desk: Desk) -> None:
    page = desk.sign_in("dvdn")
    desk.open("/ho-so/moi/?loai=tap-the")
    page.focus("[name=name]")
    page.keyboard.type("Tổ Thử bàn phím")
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.getAttribute('name') || document.activeElement.textContent.trim()")
        if name == "collective_head":
            page.keyboard.press("ArrowDown")
        elif name == "headcount":
            page.keyboard.type("2")
        elif name == "typed_members":
            page.keyboard.type("Người Thứ Hai")
        elif name == "Tạo hồ sơ":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ho-so/\d+/soan/"))
    assert page.is_visible("h1:has-text('Tổ Thử bàn phím')")

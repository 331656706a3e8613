"""Every kind of page that people reach by links: accessible, and within its width from 320 px on."""

import re
from zlib import crc32

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.desk import Desk
from tests.browser.test_pages import AXE
from tests.plugins.tools import require_axe

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

#: Who shows which pages first; each kind of page is looked at once.
READERS = ("vanphong", "chanhvanphong", "giamdoc", "phogiamdoc", "truongphong", "vanthu", "ls", "quantri")
WIDTHS = (320, 360, 1280)
#: Files that take long to draw or that a browser shows, and a page for developers; others say themselves what they are.
NO_PAGES = re.compile(
    r"/(phieu|van-ban|bien-nhan|components)/|/(minh-chung|bao-cao)/\d+/(trang/.*)?$|/(so-)?giay-cong-nhan/\d|/\d+/giay-cong-nhan/"
    r"|/bien-ban/\w|trich-ngang|khong-tham-gia|phieu-|kiem-chung\.html|bien-ban-(niem-phong|kiem-tra-lai)|(soan-thao|chung-thu-so)/\d+/(anh/)?tep/|soan-thao/\d+/ban-ky/|goc\.docx|mau-van-ban/tep/\d+/(in-thu/)?$"
    r"|/tep/(\d+/)?$|/bang/[\w-]+/$|/bao-cao-cua-phong/|so-van-ban-di/phong-trao/|\.xlsx$"
    r"|/(atom|rss)\.xml$|/feed\.json$|/to-tin\.pdf$"
    r"|/nhan-to-moi/in/|/chua-thuc-hien/$|/bang-ho-tro/$|/so-ket/\d+/(chuong-trinh|bien-ban|danh-sach)/$"
    r"|/(tai-ve|mau|tap-ho-so|ban-in|tom-tat|bang-tong-hop|trang-do|xem-thu|giay-moi|danh-sach-ky-ten|tap-tai-lieu)/"
)


def kind(path: str) -> str:
    return re.sub(r"\d+|SNGV[\w-]+", "N", path)


def links_of(page: Page) -> list[str]:
    found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.pathname)")
    return [path for path in found if path.startswith("/") and not NO_PAGES.search(path)]


def opened(desk: Desk, path: str) -> Page | None:
    """The page there; nothing where a file is handed out."""
    try:
        return desk.open(path)
    except Error as problem:
        if "Download is starting" in problem.message:
            return None
        raise


def widths_of(path: str, *, shared: bool) -> tuple[int, ...]:
    """At which widths the page is asked whether it is accessible: at one of the two every day, by its kind."""
    asked = WIDTHS[1:]
    return asked[crc32(kind(path).encode()) % 2 :][:1] if shared else asked


def faults_of(desk: Desk, asked: tuple[int, ...]) -> list[str]:
    found, page = list(desk.complaints), desk.page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{wide} px wide at {width}"] if wide > width else []
    page.evaluate(require_axe())  # writes styles of its own, which the policy refuses
    for width in asked:
        page.set_viewport_size({"width": width, "height": 800})
        found += page.evaluate(AXE)
    page.goto("about:blank")
    desk.complaints.clear()
    return found


def test_every_kind_of_page_is_accessible_and_fits(chromium: Browser, site: str, pytestconfig: pytest.Config) -> None:
    shared = pytestconfig.getoption("shared")
    seen: set[str] = set()
    faults: dict[str, list[str]] = {}
    for username in READERS:
        with chromium.new_context(base_url=site, locale="vi-VN") as context:
            desk = Desk(context, site)
            waiting = links_of(desk.sign_in(username))
            while waiting:
                path = waiting.pop(0)
                if kind(path) in seen:
                    continue
                seen.add(kind(path))
                page = opened(desk, path)
                if page is None:
                    continue
                waiting += links_of(page)
                if found := faults_of(desk, widths_of(path, shared=shared)):
                    faults[f"{username} {path}"] = found
    assert len(seen) > 50
    assert not faults, "\n".join(f"{where}: {found}" for where, found in faults.items())

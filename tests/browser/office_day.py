"""What the Director, the Office and the records clerk do with a list, each by the pages that are theirs."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from playwright.sync_api import Browser, Page

from tests.architecture.access_world import pdf
from tests.browser.journey import DecisionPortal, Journey
from tests.browser.steps import press

PHONE, DESK = 360, 1280
SCAN = {"name": "ban-ky.pdf", "mimeType": "application/pdf", "buffer": pdf()}
DIRECTOR, DEPUTY, OFFICE, CLERK, ADMINISTRATOR = "giamdoc", "phogiamdoc", "vanphong", "vanthu", "quantri"
SECRETARY, HEAD = "chanhvanphong", "dvdn"
#: The blank on which these lists are printed; other kinds may lie beside it.
PHOI = "Phôi A4 hoa văn"
ITEMS = (
    "SELECT item.id, nomination.id, nomination.name, item.passed FROM certificates_decisionitem item "
    "JOIN nominations_nomination nomination ON nomination.id = item.nomination_id WHERE item.decision_id = ? "
    "ORDER BY item.ordinal"
)
CERTIFICATES = (
    "SELECT row.id, row.code, row.number, json_extract(row.text, '$.name') FROM certificates_certificate row "
    "JOIN certificates_decisionitem item ON item.id = row.item_id WHERE item.decision_id = ? ORDER BY row.number"
)

STOCK = (
    "SELECT line.sound_left, line.spoiled_left FROM certificates_stockentry line JOIN certificates_blank blank "
    "ON blank.id = line.blank_id WHERE blank.name = ? ORDER BY line.id DESC LIMIT 1"
)


class OfficeDay(Journey):
    """A journey of one list; *decision* is its id."""

    portal: DecisionPortal

    def __init__(self, portal: DecisionPortal, chromium: Browser) -> None:
        super().__init__(portal, chromium, DESK)

    def list_of(self, name: str) -> tuple[int, str]:
        """The id and the address of a list of the file's ``LISTS``."""
        pk = self.portal.lists[name]
        return pk, f"/quyet-dinh/{pk}/"

    def items(self, decision: int) -> list[Any]:
        """Id, id of the nomination, name, whether passed; in the list's order."""
        return self.rows(ITEMS, decision)

    def certificates(self, decision: int) -> list[Any]:
        """Id, code, number, name; in the order of the register."""
        return self.rows(CERTIFICATES, decision)

    def stock(self) -> Any:
        """How many sheets of ``PHOI`` are sound and how many spoiled."""
        return self.row(STOCK, PHOI)

    def on_phone(self, username: str) -> Page:
        return self.at(username, width=PHONE)

    def archive(self, page: Page, path: str) -> dict[str, bytes]:
        with ZipFile(BytesIO(self.taken(page, path))) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


def choose(page: Page, item: int, outcome: str, reason: str = "") -> None:
    page.check(f"[name=outcome_{item}][value={outcome}]", force=True)
    page.fill(f"[name=reason_{item}]", reason)


def settle(page: Page, recognised: int) -> None:
    """The choices looked at once more, and the number typed."""
    press(page, "Kiểm tra trước khi chốt")
    page.fill("[name=recognised]", str(recognised))
    press(page, "Chốt kết quả")


def give_number(clerk: Page, address: str) -> None:
    clerk.goto(f"{address}so-ngay/")
    press(clerk, "Cấp số và lập Quyết định")


def keep_signed(clerk: Page, address: str) -> None:
    clerk.goto(f"{address}van-ban/decision/luu-ban-ky/")
    clerk.set_input_files("[name=scan]", SCAN)
    press(clerk, "Lưu bản ký")


def enter_step(page: Page, address: str, ids: list[int], kind: str, reason: str = "") -> None:
    """A step of the papers of these certificates, which are printed on ``PHOI``."""
    page.goto(f"{address}in-ky-trao/")
    for pk in ids:
        page.check(f"#giay-{pk}")
    page.select_option("[name=kind]", kind)
    page.fill("[name=reason]", reason)
    if kind == "printed":
        kinds = page.locator("[name=blank] option", has_text=PHOI)
        page.select_option("[name=blank]", kinds.get_attribute("value"))
    press(page, "Ghi bước này")


def send_letter(office: Page, letter: int) -> None:
    office.goto(f"/thu-bao-ket-qua/{letter}/gui/")
    press(office, "Gửi thư này")


def said(page: Page) -> str:
    """What the page says, its words one space apart."""
    return re.sub(r"\s+", " ", page.inner_text("main"))

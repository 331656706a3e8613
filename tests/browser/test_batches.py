"""Printing and signing many certificates in Chromium: portion after portion, each press does the whole."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.batches import CERTIFICATES, PIN
from tests.browser.desk import Desk
from tests.portal_server import ROOT, PortalServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PASSWORD = "mat-khau-thu-nghiem"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalServer]:
    server = PortalServer(tmp_path_factory.mktemp("batches"), settings="tests.browser.hasty_settings")
    for command in (
        ("migrate", "--verbosity=0"),
        ("createcachetable",),
        ("collectstatic", "--verbosity=0", "--noinput"),
    ):
        server.run(str(ROOT / "manage.py"), *command)
    server.start()
    yield server
    server.stop()


def signed_in(chromium: Browser, site: str, username: str) -> Page:
    return Desk(chromium.new_context(viewport={"width": 1280, "height": 800}), site).sign_in(username, PASSWORD)


def test_one_press_prints_all_and_one_press_signs_all(served: PortalServer, chromium: Browser, tmp_path: Path) -> None:
    told = json.loads(served.run("-m", "tests.browser.batches", str(tmp_path)))
    clerk = signed_in(chromium, served.address, told["clerk"])
    clerk.goto(f"{served.address}{told['page']}ban-hanh/")
    clerk.click("main button[type=submit]")
    expect(clerk.locator("main")).to_contain_text(f"Đã lập 25/{CERTIFICATES} tệp")
    clerk.click('button:text-is("Lập tệp in")')
    expect(clerk.locator("main")).to_contain_text("Đã lập đủ tệp in")
    director = signed_in(chromium, served.address, told["director"])
    sign(director, f"{served.address}{told['page']}", "director", tmp_path)
    again = waiting(clerk, f"{served.address}{told['page']}", tmp_path)
    clerk.goto(f"{served.address}{told['page']}ky-so/")
    clerk.set_input_files("[name=tep]", again)
    clerk.click('button:text-is("Tải lên")')
    expect(clerk.locator("[data-told]")).to_contain_text(f"Đã gửi {CERTIFICATES}/{CERTIFICATES} tệp", timeout=60_000)
    expect(clerk.locator("[data-refused] li")).to_have_count(CERTIFICATES)
    expect(clerk.locator("[data-refused] li").first).to_contain_text("đã có chữ ký này")
    sign(clerk, f"{served.address}{told['page']}", "organ", tmp_path)
    expect(clerk.locator("main")).to_contain_text(f"Đã đủ hai chữ ký: {CERTIFICATES}/{CERTIFICATES} giấy")


def sign(page: Page, decision: str, stage: str, keys: Path) -> None:
    """A wrong PIN is told of and signs nothing; then one press, and every certificate bears the signature."""
    page.goto(f"{decision}ky-so/ky/{stage}/")
    page.set_input_files("[name=key]", keys / f"{stage}.p12")
    page.fill("[name=pin]", "sai")
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("mã PIN không đúng")
    page.set_input_files("[name=key]", keys / f"{stage}.p12")
    page.fill("[name=pin]", PIN)
    presses: list[str] = []
    page.on("request", lambda sent: presses.append(sent.url) if sent.method == "POST" else None)
    page.click("main button[type=submit]")
    page.wait_for_url("**/ky-so/", timeout=120_000)
    assert len(presses) == CERTIFICATES


def waiting(page: Page, decision: str, folder: Path) -> list[Path]:
    """The certificates that wait for a signature, each a file of its own in *folder*."""
    answer = page.context.request.get(f"{decision}ky-so/tai-ve/")
    with zipfile.ZipFile(io.BytesIO(answer.body())) as archive:
        return [Path(archive.extract(name, folder)) for name in archive.namelist()]

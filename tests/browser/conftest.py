"""A real server on a freshly loaded demonstration, and real browsers that talk to nothing else."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from operations.demo.cast import PASSWORD
from tests.browser.bidi import Browser as AnyBrowser
from tests.browser.bidi import browsing
from tests.browser.hall import Hall
from tests.browser.room import Room
from tests.plugins.tools import CHROMIUM_FLAGS, require_chromium
from tests.portal_server import PortalServer

WIDTHS = (360, 1280)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a portal with the freshly loaded demonstration, to be copied and not served."""
    folder = tmp_path_factory.mktemp("demonstration")
    PortalServer(folder).prepare()
    return folder


@pytest.fixture(scope="session")
def site(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the portal, served by the production server from a database of its own."""
    server = PortalServer(copytree(demonstration, tmp_path_factory.mktemp("portal") / "var"))
    server.start()
    yield server.address
    server.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=require_chromium(), args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


class Desk:
    """One person's browser at one width; remembers complaints of the page and requests to other hosts."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site, self.page = site, context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        self.page.on("request", lambda sent: None if sent.url.startswith(site) else self.complaints.append(sent.url))

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.site}{path}")
        return self.page

    def sign_in(self, username: str) -> Page:
        page = self.open("/tai-khoan/dang-nhap/")
        page.fill("[name=login]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile(r"/viec-cua-toi/$"))
        return page


@pytest.fixture
def desk(chromium: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """``@pytest.mark.parametrize("desk", WIDTHS, indirect=True)``, else 1280 px wide."""
    width = getattr(request, "param", 1280)
    context = chromium.new_context(viewport={"width": width, "height": 800}, locale="vi-VN")
    yield Desk(context, site)
    context.close()


@pytest.fixture(scope="session", params=["chromium", "firefox"])
def bidi(site: str, request: pytest.FixtureRequest) -> Iterator[AnyBrowser]:
    """Each browser in turn, driven by the same protocol."""
    with browsing(request.param, site) as browser:
        yield browser


@pytest.fixture(scope="session")
def council_portal(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalServer]:
    """A portal for votes alone, so that its sessions are in nobody else's lists."""
    server = PortalServer(copytree(demonstration, tmp_path_factory.mktemp("votes") / "var"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def halls(council_portal: PortalServer) -> dict[str, Hall]:
    """Sessions brought to where a test begins; each has what it takes for every test of one browser."""
    told = json.loads(council_portal.run("-m", "tests.browser.halls"))
    return {name: Hall(**facts) for name, facts in told.items()}


@pytest.fixture
def room(bidi: AnyBrowser, council_portal: PortalServer) -> Iterator[Room]:
    """Nobody is there yet; in the end nobody's browser may have complained."""
    with ExitStack() as stack:
        room = Room(bidi, council_portal, stack)
        yield room
        assert room.complaints == {}

"""A real server on a freshly loaded demonstration, and a real Chromium that talks to nothing else."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from operations.demo.cast import PASSWORD
from tests.plugins.tools import CHROMIUM_FLAGS, require_chromium

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = (360, 1280)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the portal, served by the production server from a database of its own."""
    folder, port = tmp_path_factory.mktemp("portal"), _free_port()
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "VAR_DIR")}
    own = kept | {"PORTAL_MODE": "local", "VAR_DIR": str(folder), "PUBLIC_URL": f"http://localhost:{port}",
                  "DJANGO_SETTINGS_MODULE": "emulation_portal.settings"}  # fmt: skip
    subprocess.run([sys.executable, str(ROOT / "scripts" / "prepare")], env=own, check=True, capture_output=True)
    granian = str(Path(sys.executable).parent / "granian")
    command = [granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    command += ["--blocking-threads", "1", "--no-ws", "emulation_portal.wsgi:application"]
    server = subprocess.Popen(command, env=own, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://localhost:{port}/")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not answer")

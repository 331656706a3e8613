"""The people of a season at their browsers, the dossiers they work on, the database and the papers beside them."""

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.desk import Desk
from tests.plugins.tools import require
from tests.portal_server import PortalServer

#: So many files of a department are brought to a stage before the first journey.
FILES = {
    "HTQT:draft": 12, "HTQT:submitted": 6, "HTQT:received": 12, "LT:received": 10,
}  # fmt: skip
#: What a browser says of a form that was refused, and of a network that was cut on purpose.
EXPECTED = ("status of 422", "status of 409", "net::ERR_INTERNET_DISCONNECTED", "net::ERR_CONNECTION_RESET")


class SeasonPortal:
    """A portal of its own for journeys of dossiers; the session cookies of those who signed in are kept."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.server = folder, PortalServer(folder)
        self.cookies: dict[str, Any] = {}
        wanted = [f"{kind}:{number}:{kind}" for kind, many in FILES.items() for number in range(many)]
        made = json.loads(self.dossiers("make", *wanted))
        self.files = {kind: [pk for name, pk in made.items() if name.startswith(kind)] for kind in FILES}

    def dossiers(self, *arguments: str) -> str:
        return self.server.run("-m", "tests.browser.dossiers", *arguments)


class Journey:
    """One test at one width. Pages are by person; ``row`` reads the database as it lies on the disk."""

    def __init__(self, portal: SeasonPortal, chromium: Browser, width: int) -> None:
        self.portal, self.chromium, self.width = portal, chromium, width
        self.desks: list[tuple[BrowserContext, Desk]] = []
        self.pages: dict[str, Page] = {}

    def at(self, username: str, *, anew: bool = False) -> Page:
        """The page before this person; *anew*: on another device."""
        if anew or username not in self.pages:
            self.pages[username] = self._sit_down(username)
        return self.pages[username]

    def _sit_down(self, username: str) -> Page:
        portal, known = self.portal, self.portal.cookies.get(username)
        size = {"width": self.width, "height": 800}
        site = portal.server.address
        context = self.chromium.new_context(viewport=size, locale="vi-VN", base_url=site, storage_state=known)
        desk = Desk(context, site)
        self.desks.append((context, desk))
        if known is None:
            desk.sign_in(username)
            portal.cookies[username] = context.storage_state()
        return desk.page

    def again(self, username: str, page: Page) -> Page:
        """The same device, on which this person signs in once more."""
        desk = Desk(page.context, self.portal.server.address)
        desk.complaints = next(one for context, one in self.desks if context == page.context).complaints
        return desk.sign_in(username)

    def file(self, kind: str) -> int:
        """The id of a file of this test's own, of one of ``FILES``."""
        return self.portal.files[kind].pop()

    def row(self, query: str, *values: Any) -> Any:
        """The first row; its only column alone."""
        with closing(sqlite3.connect(self.portal.folder / "portal.sqlite3", timeout=20)) as database:
            found = database.execute(query, values).fetchone()
        return found[0] if found is not None and len(found) == 1 else found

    def state(self, pk: int) -> str:
        return str(self.row("SELECT state FROM nominations_nomination WHERE id = ?", pk))

    def paper(self, page: Page, path: str) -> str:
        """What a paper says, its words one space apart, as this person opens it."""
        answer = page.request.get(f"{self.portal.server.address}{path}")
        assert answer.ok and answer.body().startswith(b"%PDF"), (path, answer.status)
        command = [require("pdftotext"), "-", "-"]
        said = subprocess.run(command, input=answer.body(), capture_output=True, check=True).stdout
        return " ".join(said.decode().split())

    def close(self) -> None:
        said = [line for _, desk in self.desks for line in desk.complaints if not any(one in line for one in EXPECTED)]
        for context, _ in self.desks:
            context.close()
        assert said == []

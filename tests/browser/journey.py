"""The people of a season at their browsers, the dossiers they work on, the database and the papers beside them."""

import json
import sqlite3
import subprocess
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from docx import Document
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


class Portal:
    """A portal of its own for journeys; the session cookies of those who signed in are kept."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.server = folder, PortalServer(folder)
        self.cookies: dict[str, Any] = {}
        self.files: dict[str, list[int]] = {}

    def dossiers(self, *arguments: str) -> str:
        return self.server.run("-m", "tests.browser.dossiers", *arguments)

    def write(self, query: str, *values: Any) -> None:
        """What no page does: time that passes, another rule of the season."""
        with closing(sqlite3.connect(self.folder / "portal.sqlite3", timeout=20)) as database, database:
            database.execute(query, values)


class SeasonPortal(Portal):
    """For journeys of dossiers."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        wanted = [f"{kind}:{number}:{kind}" for kind, many in FILES.items() for number in range(many)]
        made = json.loads(self.dossiers("make", *wanted))
        self.files = {kind: [pk for name, pk in made.items() if name.startswith(kind)] for kind in FILES}


class DecisionPortal(Portal):
    """For journeys of decisions: *lists* are told as ``tests.browser.decisions`` reads them, by name."""

    def __init__(self, folder: Path, lists: dict[str, str]) -> None:
        super().__init__(folder)
        told = [f"{name}={stage}" for name, stage in lists.items()]
        self.lists: dict[str, int] = json.loads(self.server.run("-m", "tests.browser.decisions", "make", *told))

    def forward(self, decision: int) -> None:
        """Numbered, signed and issued."""
        self.server.run("-m", "tests.browser.decisions", "forward", str(decision))

    def vote_again(self, decision: int) -> None:
        """The files that the Director returned are voted on once more, by all for them."""
        self.server.run("-m", "tests.browser.decisions", "again", str(decision))


class Journey:
    """One test at one width. Pages are by person; ``row`` reads the database as it lies on the disk."""

    def __init__(self, portal: Portal, chromium: Browser, width: int) -> None:
        self.portal, self.chromium, self.width = portal, chromium, width
        self.desks: list[tuple[BrowserContext, Desk]] = []
        self.pages: dict[str, Page] = {}

    def at(self, username: str, *, anew: bool = False, width: int = 0) -> Page:
        """The page before this person; *anew*: on another device. *width* differs from the journey's."""
        if anew or username not in self.pages:
            self.pages[username] = self._sit_down(username, width or self.width)
        return self.pages[username]

    def _sit_down(self, username: str, width: int) -> Page:
        portal, known = self.portal, self.portal.cookies.get(username)
        size = {"width": width, "height": 800}
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

    def rows(self, query: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(self.portal.folder / "portal.sqlite3", timeout=20)) as database:
            return database.execute(query, values).fetchall()

    def paper(self, page: Page, path: str) -> str:
        """What a paper says, its words one space apart, as this person opens it."""
        content = self.taken(page, path)
        assert content.startswith(b"%PDF"), path
        return words_of(content)

    def taken(self, page: Page, path: str) -> bytes:
        """The file at *path*, as this person downloads it."""
        answer = page.request.get(f"{self.portal.server.address}{path}")
        assert answer.ok, (path, answer.status)
        return answer.body()

    def close(self) -> None:
        said = [line for _, desk in self.desks for line in desk.complaints if not any(one in line for one in EXPECTED)]
        for context, _ in self.desks:
            context.close()
        assert said == []


def reader_of(pdf: bytes) -> str:
    """Whom the mark over the pages names."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return str(file.docinfo.get("/ReaderMark", ""))


def words_of(pdf: bytes) -> str:
    """What the paper says, its words one space apart."""
    said = subprocess.run([require("pdftotext"), "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(said.decode().split())


def words_of_word(docx: bytes) -> str:
    """What the Word file says: its tables, then its paragraphs; words one space apart."""
    file = Document(BytesIO(docx))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*cells, *(line.text for line in file.paragraphs)]).split())

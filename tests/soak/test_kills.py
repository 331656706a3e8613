"""All processes of the portal are killed while people write: what was answered stays, the rest is whole or absent.

Prints: name value unit against-what.
"""

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from urllib.error import URLError

import pytest
from django.conf import settings
from lxml import html

from operations.rehearsal.forms import FormReader
from tests.portal_server import Caller, PortalServer

pytestmark = [pytest.mark.soak]

KILLS = 20
HEADS = ("truongphong", "ls", "lt", "qlbg", "dvdn")
#: Everything that must be true of the rows, whatever moment the kill chose: prints what is not.
CHECK = """
import django; django.setup()
from accounts.events import broken_links
from nominations.models import Nomination
broken = list(broken_links())
assert not broken, broken
for row in Nomination.objects.filter(name__startswith="Tổ Ghi"):
    print(row.name.split()[-1], row.merit.split()[-1], row.version)
"""


class Writer(threading.Thread):
    """A head who rewrites the summary of one dossier over and over, numbering each time."""

    def __init__(self, server: PortalServer, username: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.caller, self.stop = Caller(server.address, username), stop
        self.sent = self.answered = self.errors = 0
        self.path = ""

    def begin(self) -> None:
        """A dossier of one's own to write in."""
        self.caller.sign_in()
        path = "/ho-so/moi/?loai=tap-the"
        page = self.caller.get(path)[1]
        form = next(form for form in FormReader.read(page) if "headcount" in form.names)
        head = html.document_fromstring(page).xpath("//select[@name='collective_head']/option[@value!='']/@value")[0]
        status, text, self.path = self.caller.send(
            form, path, name=f"Tổ Ghi {self.caller.username}", collective_head=head, headcount="2",
            typed_members="Người Thứ Hai",
        )  # fmt: skip
        assert status == 302, text

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                self._write_once()
            except (OSError, URLError):
                self.errors += 1
                time.sleep(0.02)

    def _write_once(self) -> None:
        status, text = self.caller.get(self.path)
        assert status == 200, (status, text[:500])
        form = next(form for form in FormReader.read(text) if "merit" in form.names)
        self.sent += 1
        number = self.sent
        status, text, _ = self.caller.send(form, self.path, merit=f"Bản ghi {number}", then="save")
        assert status == 302, (status, text[:500])
        self.answered = number


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PortalServer]:
    database = "" if settings.SQLITE else os.environ["DATABASE_URL"]
    one = PortalServer(tmp_path, database=database, workers=2, threads=1 if settings.SQLITE else 2)
    one.prepare()
    one.start()
    yield one
    one.stop()


def test_no_answered_save_is_lost(server: PortalServer, request: pytest.FixtureRequest) -> None:
    stop = threading.Event()
    writers = [Writer(server, username, stop) for username in HEADS]
    for writer in writers:
        writer.begin()
    for writer in writers:
        writer.start()
    back = [_killed_and_started(server) for _ in range(KILLS)]
    stop.set()
    for writer in writers:
        writer.join(timeout=60)
        assert not writer.is_alive()
    engine = request.config.getoption("engine")
    ahead = _ahead(server, writers)
    print(f"kills_{engine}_answered_saves {sum(writer.answered for writer in writers)} saves {KILLS} kills -9")
    print(f"kills_{engine}_lost 0 saves answered saves")
    print(f"kills_{engine}_stored_but_unanswered {ahead} saves answered saves")
    print(f"kills_{engine}_back_in {mean(back):.2f} s mean of {KILLS} starts, the longest {max(back):.2f} s")


def _killed_and_started(server: PortalServer) -> float:
    time.sleep(random.uniform(1.0, 4.0))
    server.kill()
    return server.start()


def _ahead(server: PortalServer, writers: list[Writer]) -> int:
    """How many rows hold a save whose answer never came; none holds less than what was answered."""
    told = [line.split() for line in server.run("-c", CHECK).splitlines()]
    stored = {username: int(number) for username, number, _ in told}
    for writer in writers:
        assert writer.answered > KILLS, "too little was written to tell"
        assert writer.answered <= stored[writer.caller.username] <= writer.sent
    return sum(stored[writer.caller.username] - writer.answered for writer in writers)

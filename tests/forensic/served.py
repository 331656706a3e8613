"""One vote at the portal as it is really served: everything in which a secret has a part goes through HTTP."""

import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime, now

from accounts.models import User
from councils.actions.confirm_team import confirm_team
from councils.actions.end import end
from councils.actions.start import start
from councils.ballot.archive import written_archive
from councils.electronic.boards import board_of
from councils.electronic.book import moment_of
from councils.electronic.ceremony import STEPS, keys_of
from councils.models import KeySet
from operations.rehearsal.forms import FormReader
from tests.factories.sign_in import PASSWORD
from tests.forensic import evidence
from tests.forensic.council import TRAITOR, Council, copied, kept_in
from tests.forensic.devices import WatchedDevices
from tests.forensic.evidence import Evidence
from tests.forensic.secrets_of import Secret, secrets_of
from tests.forensic.stores import kept
from tests.forensic.worlds import choices
from tests.portal_server import Caller, PortalServer


class Browser(Caller):
    """A person's browser; what reaches the server from it is kept, bodies and all."""

    def __init__(self, site: str, username: str, received: list[bytes]) -> None:
        super().__init__(site, username, PASSWORD)
        self.received = received

    def _ask(self, path: str, body: bytes | None, *more: Any) -> tuple[int, str, str]:
        self.received.append(f"{self.username} {path} ".encode() + (body or b""))
        return super()._ask(path, body, *more)


class Vote:
    """A council's session on a server of its own."""

    def __init__(self, council: Council, server: PortalServer) -> None:
        self.council, self.devices = council, WatchedDevices()
        self.received: list[bytes] = []
        self.browsers = {user.pk: Browser(server.address, user.username, self.received) for user in council.members}

    def run(self, world: str) -> None:
        """From the keys to the minutes."""
        for browser in self.browsers.values():
            browser.sign_in()
        self._make_keys()
        session = self.council.read()
        confirm_team(session, by=self.council.bench.secretary, hands_for=4, hands_against=0)
        for user in self.council.members:
            self._tell(user, "booth", "take_ballot", {"claims": self.devices.claims(session, user)})
        session = start(self.council.read(), by=self.council.bench.chair, acknowledged=True)
        chosen = choices(self.council, world)
        for user in self.council.members:
            self._look(user, "booth_data")
            ballots = self.devices.ballots(session, user, chosen[user.pk])
            self._tell(user, "booth", "cast", {"ballots": ballots})
            assert "Đồng chí đã bỏ phiếu" in self._look(user, "booth")
        self._count()
        self._minutes()

    @property
    def keys(self) -> KeySet:
        found = keys_of(self.council.session)
        assert found is not None
        return found

    def _make_keys(self) -> None:
        session = self.council.session
        for step in STEPS:
            for place, user in enumerate(self.council.counters, 1):
                self._look(user, "counter_data")
                items = self.devices.part(session, place, step)
                self._tell(user, "counter", "key_part", {"items": items}, step)
        for user in self.council.counters:
            self._tell(user, "counter", "compare_keys", {"same": True})

    def _count(self) -> None:
        session = end(self.council.read(), by=self.council.bench.chair)
        for place in (1, 3):
            user = self.council.counters[place - 1]
            self._tell(user, "counter", "publish_sums", {})
            shares = self.devices.shares(session, place)
            self._tell(user, "counter", "open_boxes", {"shares": shares})

    def _minutes(self) -> None:
        secretary = self.council.bench.secretary
        path, browser = self._path("minutes_make"), self.browsers[secretary.pk]
        form = next(form for form in FormReader.read(browser.get(path)[1]) if "counting_number" in form.names)
        closed = f"{localtime(now() + timedelta(minutes=1)):%Y-%m-%dT%H:%M}"  # not before it began, seconds left out
        status, text, _ = browser.send(form, path, counting_number="1", meeting_number="2", closed_at=closed)
        assert status == 302, text
        for name in ("book", "session"):
            self._look(secretary, name)

    def _path(self, name: str, *more: Any) -> str:
        return reverse(f"councils:{name}", args=[self.council.session.pk, *more])

    def _look(self, user: User, name: str) -> str:
        status, text = self.browsers[user.pk].get(self._path(name))
        assert status == 200, f"{user} {name}: {status}"
        return text

    def _tell(self, user: User, page: str, name: str, sent: Any, *more: Any) -> Any:
        return self.browsers[user.pk].tell(self._path(page), self._path(name, *more), sent)


def served(council: Council, world: str, folder: Path) -> tuple[Evidence, list[Secret]]:
    """What the attacker holds after a vote in this world, and what it must not find in it."""
    shutil.copytree(council.keys, folder / "ballot-keys")
    (folder / "tmp").mkdir()
    target = str(folder / "portal.sqlite3") if settings.SQLITE else council.name("served")
    with copied(council.proposed, target), kept() as store, kept_in(folder):
        server = PortalServer(
            folder, database=_address(target), workers=2, settings="tests.forensic.server_settings",
            options=("--access-log", "--log-level", "debug"),
        )  # fmt: skip
        server.environment["TMPDIR"] = str(folder / "tmp")
        server.log = folder / "server.log"
        server.run("-c", "from django.conf import settings; settings.SECRET_KEY")  # one for both workers
        server.start()
        try:
            vote = Vote(council, server)
            vote.run(world)
        finally:
            server.stop()
        secrets = secrets_of(vote.devices, vote.keys)
        session, rows = council.read(), store.rows()
        archives = [written_archive(board_of(box), moment_of(session)) for box in session.boxes.all()]
        files = evidence.of_folder(folder, without=("portal.sqlite3",)) | evidence.of_rows(rows) | store.files()
        files |= {"requests, whole": b"\n".join(vote.received)}
        files |= {f"box {number}.bel": content for number, content in enumerate(archives, 1)}
        return Evidence(files, rows, (vote.devices.seeds[TRAITOR - 1],), council.suspects, archives), secrets


def _address(target: str) -> str:
    """DATABASE_URL of the database *target*, on the tests' own server; none where it is a file."""
    if settings.SQLITE:
        return ""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{target}"))

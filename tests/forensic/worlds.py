"""Worlds to tell apart: the same vote, in which two members may have exchanged their choices on the first nominee.

In world A the first suspect approves and the second does not, in world B it is the other way round; the sums are the
same. Requests go through the whole portal in this process, which logs everything that it can log: every statement
with its values, and a line for each request with name, lengths and microseconds.
"""

import json
import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import User
from councils.actions.end import end
from councils.ballot.archive import written_archive
from councils.electronic.boards import board_of
from councils.electronic.book import moment_of
from councils.models import BallotLine, CouncilSession
from operations.demo.devices import APPROVE, DISAPPROVE, Choose
from tests.forensic import evidence
from tests.forensic.council import SUSPECTS, TRAITOR, Council, copied
from tests.forensic.evidence import Evidence
from tests.forensic.leaks import NONE, Leak
from tests.forensic.stores import Store, kept

A, B = WORLDS = ("A", "B")


def choices(council: Council, world: str) -> dict[int, Choose]:
    """Of every member by id: all approve both nominees, but for one suspect, who does not approve the first."""

    def against_first(line: BallotLine) -> int:
        return DISAPPROVE if line.ordinal == 1 else APPROVE

    loser = council.members[SUSPECTS[world == A]]
    everyone: dict[int, Choose] = {member.pk: lambda line: APPROVE for member in council.members}
    return everyone | {loser.pk: against_first}


@dataclass
class Visits:
    """Members' browsers in this process, and what a server keeps of their requests when it keeps all."""

    council: Council
    leak: Leak
    lines: list[str] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)

    def ask(self, user: User, name: str, sent: Any = None, **headers: str) -> Any:
        client = Client(headers=headers)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.council.cookies[user.pk]
        path = reverse(f"councils:{name}", args=[self.council.session.pk])
        body = b"" if sent is None else json.dumps(sent).encode()
        began = time.perf_counter_ns()
        answer = client.get(path) if sent is None else client.post(path, body, content_type="application/json")
        took = (time.perf_counter_ns() - began) // 1000
        assert answer.status_code == 200, answer.content.decode()[:500]
        self.lines.append(f"{time.time():.6f} {user.username} {path} {len(body)} {len(answer.content)} {took}")
        self.received.append(f"{user.username} {path} {headers} ".encode() + body)
        return answer

    def vote(self, session: CouncilSession, user: User, choose: Choose) -> None:
        """As the page does it: looked at, asked for data, and cast; of those who do not matter only the last."""
        if user.username in self.council.suspects:
            self.ask(user, "booth")
            self.ask(user, "booth_data")
        ballots = self.council.devices.ballots(session, user, choose)
        self.ask(user, "cast", {"ballots": ballots}, **self.leak.headers(self.council.devices.chosen[-1]))

    def count(self, session: CouncilSession) -> None:
        """Ended by the chair, opened by the first and the third counter."""
        end(session, by=self.council.bench.chair)
        for place in (1, 3):
            counter = self.council.counters[place - 1]
            self.ask(counter, "publish_sums", {})
            shares = self.council.devices.shares(session, place)
            self.ask(counter, "open_boxes", {"shares": shares})


def play(
    council: Council, world: str, order: Sequence[int], leak: Leak = NONE, last: Callable[[], None] | None = None
) -> Evidence:
    """All members vote in this order of their places; what the attacker then holds. *last* is done before it looks."""
    folder = Path(tempfile.mkdtemp(dir=council.folder))
    chosen = choices(council, world)
    visits = Visits(council, leak)
    council.devices.faulty = leak.sources(council.members[SUSPECTS[0]].pk)
    with copied(council.voting, council.name("world")), kept() as store, _logging(folder, council.keys), leak.portal():
        session = council.read()
        for place in leak.order(list(order), world):
            member = council.members[place]
            visits.vote(session, member, chosen[member.pk])
        visits.count(session)
        if last:
            last()
        found = _collected(council, store, folder, visits)
    shutil.rmtree(folder)
    return found


def _collected(council: Council, store: Store, folder: Path, visits: Visits) -> Evidence:
    session = council.read()
    archives = [written_archive(board_of(box), moment_of(session)) for box in session.boxes.all()]
    rows = store.rows()
    files = evidence.of_folder(folder) | evidence.of_folder(council.keys)
    files |= {f"box {number}.bel": content for number, content in enumerate(archives, 1)}
    files |= {"requests, by line": "\n".join(visits.lines).encode(), "requests, whole": b"\n".join(visits.received)}
    files |= {"letters": "\n".join(str(letter.message()) for letter in mail.outbox).encode()}
    files |= evidence.of_rows(rows) | store.files()
    return Evidence(files, rows, (council.devices.seeds[TRAITOR - 1],), council.suspects, archives)


@contextmanager
def _logging(folder: Path, keys: Path) -> Iterator[None]:
    """Everything that the process says goes to a file, and its temporary files beside it."""
    handler = logging.FileHandler(folder / "server.log")
    handler.setFormatter(logging.Formatter(settings.LOGGING["formatters"]["line"]["format"], style="{"))
    (folder / "tmp").mkdir()
    roots = {logging.getLogger(): [handler], logging.getLogger("django"): []}
    usual = {root: (root.level, root.handlers) for root in roots}
    usual_folder, tempfile.tempdir = tempfile.tempdir, str(folder / "tmp")
    connection.force_debug_cursor, mail.outbox = True, []
    for root, handlers in roots.items():
        root.handlers = handlers
        root.setLevel(logging.DEBUG)
    try:
        with override_settings(PRIVATE_MEDIA_ROOT=folder / "private", BALLOT_KEYS_ROOT=keys):
            yield
    finally:
        for root, (level, handlers) in usual.items():
            root.handlers = handlers
            root.setLevel(level)
        tempfile.tempdir, connection.force_debug_cursor = usual_folder, False
        handler.close()
        connection.queries_log.clear()

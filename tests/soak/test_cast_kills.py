"""All processes of the portal are killed while fifteen members cast: a ballot is in all boxes of its member or in none.

Prints: name value unit against-what.
"""

import json
import os
import random
import re
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.portal_server import Caller, PortalServer

pytestmark = [pytest.mark.soak]

KILLS = 20
PASSWORD = "mat-khau-thu-nghiem"  # of the factories' people


class Voter(threading.Thread):
    """A member who casts one ballot after another; one whose answer never came is sent again, unchanged."""

    def __init__(self, server: PortalServer, username: str, session: int, ballots: list[dict[str, str]]) -> None:
        super().__init__(daemon=True)
        self.caller, self.ballots = Caller(server.address, username, PASSWORD), ballots
        self.page = f"/hoi-dong/phien-hop/{session}/bo-phieu/"
        self.answered: list[dict[str, str]] = []
        self.sent_again, self.token = 0, ""

    def begin(self) -> None:
        self.caller.sign_in()
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.caller.get(self.page)[1])
        assert found
        self.token = found[1]

    def run(self) -> None:
        for ballots in self.ballots:
            receipt = self._cast(ballots)
            again = self._cast(ballots)
            assert again == receipt, "the same ballots got another receipt"
            self.answered.append(ballots)
            time.sleep(random.uniform(0, 0.5))

    def _cast(self, ballots: dict[str, str]) -> Any:
        while True:
            try:
                status, text = self.caller.post_json(f"{self.page}bo/", {"ballots": ballots}, self.token)
            except (OSError, HTTPException):
                self.sent_again += 1
                time.sleep(0.05)
                continue
            assert status == 200, (status, text[:300])
            return json.loads(text)["receipt"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PortalServer]:
    database = "" if settings.SQLITE else os.environ["DATABASE_URL"]
    one = PortalServer(tmp_path, database=database, workers=2, threads=1 if settings.SQLITE else 2)
    one.run("manage.py", "migrate", "--verbosity", "0")
    one.run("manage.py", "createcachetable")
    one.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    one.start()
    yield one
    one.stop()


def test_no_kill_halves_a_ballot(server: PortalServer, request: pytest.FixtureRequest) -> None:
    vote = json.loads(server.run("-m", "tests.soak.voters"))
    voters = [Voter(server, name, vote["session"], ballots) for name, ballots in vote["ballots"].items()]
    for voter in voters:
        voter.begin()
    for voter in voters:
        voter.start()
    kills = _killed_while(server, voters)
    found = json.loads(server.run("-m", "tests.soak.voters", "check"))
    for voter in voters:
        assert len(voter.answered) == len(voter.ballots), f"{voter.caller.username} did not come to an end"
    _compare(voters, found)
    engine = request.config.getoption("engine")
    cast = sum(len(voter.answered) for voter in voters)
    print(f"cast_kills_{engine}_acknowledged {cast} ballots {kills} kills -9, {len(vote['uuids'])} boxes")
    print(
        f"cast_kills_{engine}_sent_again {sum(voter.sent_again for voter in voters)} requests answers that never came"
    )
    print(f"cast_kills_{engine}_lost_double_or_half 0 ballots acknowledged ones")


def _killed_while(server: PortalServer, voters: list[Voter]) -> int:
    kills = 0
    while any(voter.is_alive() for voter in voters):
        time.sleep(random.uniform(0.5, 2.0))
        if kills < KILLS:
            server.kill()
            server.start()
            kills += 1
    return kills


def _compare(voters: list[Voter], found: dict[str, Any]) -> None:
    """Every acknowledged ballot stands once on the board of each of its boxes, and nothing else does."""
    expected: dict[str, set[str]] = {uuid: set() for uuid in found["boards"]}
    for voter in voters:
        for ballots in voter.answered:
            for uuid, text in ballots.items():
                expected[uuid].add(_name(text))
        last = {uuid: _name(text) for uuid, text in voter.answered[-1].items()}
        assert found["named"][voter.caller.username] == last
    for uuid, on_board in found["boards"].items():
        assert len(on_board) == len(set(on_board)), "a ballot stands twice on a board"
        assert set(on_board) == expected[uuid]


def _name(text: str) -> str:
    return sha256(text.encode()).hexdigest()

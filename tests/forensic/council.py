"""A council of six that votes online, kept as databases to begin from again and again.

All worlds begin from the same keys, the same codes and the same people: what differs between two of them is what was
voted, and fresh randomness.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from accounts.models import User
from councils.actions.confirm_team import confirm_team
from councils.actions.start import start
from councils.models import CouncilSession
from tests.factories.electronic import OnlineBench
from tests.forensic.devices import WatchedDevices
from tests.tables import copy_database, in_database

SIZE, NOMINEES = 6, 2
#: Of the council's members, the two who may have exchanged their choices; neither counts.
SUSPECTS = (1, 5)
#: The counter whose seed the attacker is given, by place, and another one.
TRAITOR, HONEST = 1, 2


@dataclass
class Council:
    """*proposed* is a database in which the counters have yet to make the keys, *voting* one in which all may vote."""

    folder: Path
    bench: OnlineBench
    session: CouncilSession
    devices: WatchedDevices
    cookies: dict[int, str]
    proposed: str
    voting: str

    @property
    def members(self) -> list[User]:
        return self.bench.members

    @property
    def counters(self) -> list[User]:
        return self.bench.counters

    @property
    def suspects(self) -> tuple[str, str]:
        first, second = (self.members[place].username for place in SUSPECTS)
        return first, second

    @property
    def keys(self) -> Path:
        return self.folder / "ballot-keys"

    def name(self, what: str) -> str:
        """A database of this council's, for this worker of the test run."""
        return database_name(self.folder, what)

    def read(self) -> CouncilSession:
        """The session as it stands in the database that the connection leads to."""
        return CouncilSession.objects.select_related("season").get(pk=self.session.pk)


def database_name(folder: Path, what: str) -> str:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return str(folder / f"{what}.sqlite3") if settings.SQLITE else f"forensic_{worker}_{what}"


@contextmanager
def copied(source: str, target: str) -> Iterator[None]:
    """A database that is a copy of *source* for as long as this lasts."""
    connection.close()
    Path(target).unlink(missing_ok=True) if settings.SQLITE else None
    copy_database(source, target)
    with in_database(target):
        yield


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory, empty_name: str, django_db_blocker: Any) -> Iterator[Council]:
    """Databases are opened by the tests that use this one, and by no others."""
    folder = tmp_path_factory.mktemp("forensic")
    with django_db_blocker.unblock(), kept_in(folder):
        yield _convened(folder, empty_name)


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Files and keys of the portal below *folder*."""
    with override_settings(PRIVATE_MEDIA_ROOT=folder / "private", BALLOT_KEYS_ROOT=folder / "ballot-keys"):
        yield


def _convened(folder: Path, empty: str) -> Council:
    proposed, voting = database_name(folder, "proposed"), database_name(folder, "voting")
    with copied(empty, proposed):
        bench = OnlineBench(SIZE, NOMINEES)
        bench.devices = devices = WatchedDevices()
        session = bench.proposed()
        cookies = {user.pk: _signed_in(user) for user in bench.members}
    with copied(proposed, voting):
        devices.make_keys(session, bench.counters)
        confirm_team(session, by=bench.secretary, hands_for=4, hands_against=0)
        for user in bench.members:
            devices.take(session, user)
        start(CouncilSession.objects.get(pk=session.pk), by=bench.chair, acknowledged=True)
    return Council(folder, bench, session, devices, cookies, proposed, voting)


def _signed_in(user: User) -> str:
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)

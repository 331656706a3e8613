"""The clock is killed while letters leave, again and again: none is lost, none is doubled under another name.

A letter in hand at a kill may reach the server a second time as the same letter, since nobody can know whether it had
left. Prints: name value unit against-what.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from accounts.actions.notify import notify
from accounts.actions.send_mail import LEASE
from accounts.models import Mail, Notice, User
from core import clock
from tests.factories.people import UserFactory
from tests.mail_server import MailServer, mail_server
from tests.portal_server import ROOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]
PEOPLE, KILLS = 2_000, 100
#: How long the server takes to say that it has a letter: where most kills are to fall.
PAUSE = 0.01


class Teller(Thread):
    """Tells one person after another something, each twice, as long as the clock is killed."""

    def __init__(self, people: list[User]) -> None:
        super().__init__(daemon=True)
        self.people, self.stop = people, Event()

    def run(self) -> None:
        try:
            for one in self.people:
                for _ in range(2):
                    notify([one], key="kill", text="Có việc chờ đồng chí.", url="/viec-cua-toi/")
                if self.stop.wait(0.02):
                    break
        finally:
            connection.close()


@pytest.mark.slow
def test_a_few_kills_lose_and_double_no_letter(tmp_path: Path) -> None:
    repeated = killed_and_finished(tmp_path, people=40, kills=2)
    assert repeated <= 2


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_many_kills_lose_and_double_no_letter(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    repeated = killed_and_finished(tmp_path, people=PEOPLE, kills=KILLS)
    engine = request.config.getoption("engine")
    print(f"mail_kills_{engine}_lost_or_double 0 letters {PEOPLE} told, {KILLS} kills -9")
    print(f"mail_kills_{engine}_handed_over_again {repeated} letters under the same name")


def killed_and_finished(folder: Path, *, people: int, kills: int) -> int:
    """How many letters reached the server a second time, once everything that must be true of the rest is."""
    everybody = [UserFactory(email=f"nguoi{number}@example.vn") for number in range(people)]
    notify(everybody[: people // 2], key="kill", text="Có việc chờ đồng chí.", url="/viec-cua-toi/")
    in_hand: set[str] = set()
    with mail_server(pause=PAUSE) as server:
        teller = Teller(everybody)
        teller.start()
        for _ in range(kills):
            kill_amid(start(folder, server), server)
            in_hand |= taken_up()
        teller.stop.set()
        teller.join()
        notify(everybody, key="kill", text="Có việc chờ đồng chí.", url="/viec-cua-toi/")
        while Mail.objects.exclude(state=Mail.State.SENT).exists():
            assert start(folder, server, "--once").wait(timeout=300) == 0
        counted = Counter(server.names)
    host = urlsplit(settings.PUBLIC_URL).hostname
    assert set(counted) == {f"<{letter}@{host}>" for letter in Mail.objects.values_list("letter", flat=True)}
    assert Notice.objects.count() == Mail.objects.count() == people
    again = {name for name, times in counted.items() if times > 1}
    assert again <= {f"<{letter}@{host}>" for letter in in_hand}, "doubled without a kill"
    return sum(times - 1 for times in counted.values())


def start(folder: Path, server: MailServer, *options: str) -> "subprocess.Popen[bytes]":
    """The clock command, on the database of this test."""
    name = connection.settings_dict["NAME"]
    address = f"sqlite:///{name}"
    if not settings.SQLITE:
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "emulation_portal.settings", "PORTAL_MODE": "local", "VAR_DIR": str(folder),
        "DATABASE_URL": address, "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(server.port),
    }  # fmt: skip
    command = [sys.executable, str(ROOT / "manage.py"), "run_clock", *options]
    return subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)


def kill_amid(clock_command: "subprocess.Popen[bytes]", server: MailServer) -> None:
    """Once it has handed something over; at any moment after that."""
    before, end = len(server.letters), time.monotonic() + 60
    while len(server.letters) == before and time.monotonic() < end:
        time.sleep(0.001)
    time.sleep(random.uniform(0, 0.2))
    os.killpg(clock_command.pid, signal.SIGKILL)
    clock_command.wait()


def taken_up() -> set[str]:
    """What the killed one had in hand; its lease ends now, as it would in ten minutes."""
    left = Mail.objects.filter(state=Mail.State.SENDING)
    letters = {str(letter) for letter in left.values_list("letter", flat=True)}
    left.update(taken_at=clock.now() - LEASE - timedelta(seconds=1))
    return letters

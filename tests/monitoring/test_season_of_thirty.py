"""A season of thirty departments walked day by day: exactly those are told who are to be told, each step once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from accounts.events import broken_links
from accounts.models import Notice
from core import clock
from monitoring.actions.remind import remind
from monitoring.models import Reminder, UrgingLetter
from tests.monitoring.thirty import LEADERLESS, Thirty, day, digests_sent, kept, moment, notices_of, told_by_user, walk
from tests.portal_server import ROOT

EVERY_DAY = range(-30, 11)
SCRIPT = """
import sys
from datetime import datetime
import django
django.setup()
from django.core.management import call_command
from core import clock
clock.travel_to(datetime.fromisoformat(sys.argv[1]))
call_command("run_clock", once=True)
"""


@pytest.fixture(autouse=True)
def back_in_time():
    yield
    clock.return_to_present()


def must_be(world: Thirty, mornings) -> None:
    """The rows and digests are those computed; whoever is concerned knows nothing of the file."""
    expected = world.expected(mornings)
    assert kept() == expected
    sent = digests_sent()
    assert len(sent) == len(set(sent)) and set(sent) == notices_of(expected)
    assert Reminder.objects.count() == len(expected)
    assert not Reminder.objects.filter(user=world.concerned, matter="supplement").exists()
    assert not Notice.objects.filter(user=world.concerned, text__contains="bổ sung").exists()
    assert not list(broken_links())


@pytest.mark.slow
@pytest.mark.django_db
def test_each_step_is_told_once_to_those_whom_it_concerns():
    world = Thirty()
    walk(world, EVERY_DAY, remind, twice={-14, -7, -2, -1, 1, 5})
    must_be(world, EVERY_DAY)
    told = told_by_user(kept())
    assert world.heads[world.units[LEADERLESS].pk].user_id not in told
    early = [world.heads[unit.pk].user_id for number, unit in enumerate(world.units) if number in (0, 5, 10, 20, 25)]
    assert not told.keys() & set(early)
    letters = sorted(UrgingLetter.objects.values_list("day", flat=True))
    assert letters == [day(-1), day(3)]  # the eve of the plan's date, and of the date given to one department
    assert Notice.objects.filter(key__startswith="urging-letter").count() == 2


@pytest.mark.slow
@pytest.mark.django_db
def test_three_days_without_the_clock_are_told_once_on_the_next():
    world = Thirty()
    mornings = set(EVERY_DAY) - {-4, -3, -2}
    walk(world, mornings, remind)
    must_be(world, mornings)
    caught_up = Counter(row[6] for row in kept() if row[0] == day(-1))
    assert caught_up[3] and caught_up[1]


@pytest.mark.slow
@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_a_few_kills_lose_and_double_no_reminder(tmp_path: Path):
    assert killed_and_finished(tmp_path, mornings=(1,), kills=2) > 0


@pytest.mark.soak
@pytest.mark.both_engines
@pytest.mark.timeout(0)
@pytest.mark.django_db(transaction=True)
def test_many_kills_lose_and_double_no_reminder(tmp_path: Path, request: pytest.FixtureRequest):
    mornings = (-14, -7, -3, -1, 0, 1, 3, 4, 5, 7)
    amid = killed_and_finished(tmp_path, mornings=mornings, kills=10)
    engine = request.config.getoption("engine")
    print(f"reminder_kills_{engine}_lost_or_double 0 reminders {Reminder.objects.count()} told, {amid} kills -9 amid")


def killed_and_finished(folder: Path, *, mornings, kills: int) -> int:
    """How many kills fell between two digests, once all is as if none had fallen."""
    world, amid = Thirty(), 0
    for offset in EVERY_DAY:
        if offset in mornings:
            for _ in range(kills):
                amid += kill_amid(folder, offset)
            assert start(folder, offset).wait(timeout=120) == 0
        clock.travel_to(moment(day(offset), 15))
        world.afternoon(offset)
    must_be(world, mornings)
    assert UrgingLetter.objects.filter(day=day(-1)).count() == (-1 in mornings)
    return amid


def kill_amid(folder: Path, offset: int) -> bool:
    """Kill it at a random moment around its first digest; whether some were sent then, and others not."""
    before, command, end = Reminder.objects.count(), start(folder, offset), time.monotonic() + 60
    while command.poll() is None and Reminder.objects.count() == before and time.monotonic() < end:
        time.sleep(0.002)
    time.sleep(random.uniform(0, 0.1))
    was_at_work = command.poll() is None
    with suppress(ProcessLookupError):  # it was through before the kill
        os.killpg(command.pid, signal.SIGKILL)
    command.wait()
    return was_at_work and Reminder.objects.count() > before


def start(folder: Path, offset: int) -> "subprocess.Popen[bytes]":
    """The clock command, once, on the database of this test and on the morning of that day."""
    name = connection.settings_dict["NAME"]
    address = f"sqlite:///{name}"
    if not settings.SQLITE:
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "emulation_portal.settings", "PORTAL_MODE": "local", "VAR_DIR": str(folder),
        "DATABASE_URL": address,
    }  # fmt: skip
    command = [sys.executable, "-c", SCRIPT, moment(day(offset), 9).isoformat()]
    return subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)

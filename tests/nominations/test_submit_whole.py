"""A dossier is handed in wholly or not at all: a process killed at any of its writes leaves a draft."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from accounts.events import broken_links
from accounts.models import Event, EventChain
from core.uploads.sweeping import sweep
from nominations.actions.submit import submit
from nominations.models import Nomination, NominationPaper, Submission
from nominations.workflow import State
from tests.nominations.world import World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

WRITES = ("INSERT ", "UPDATE ")
LONG_AGO = 1_700_000_000


@contextmanager
def watched(at_write: Callable[[int], None]) -> Iterator[None]:
    """*at_write* is called before each write with its number."""
    count = 0

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        if sql.startswith(WRITES):
            count += 1
            at_write(count)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield


def killed_at(world: World, row: Nomination, place: int) -> int | None:
    """How a process of its own ends that is killed, by kill -9, before write number *place*."""

    def die(number: int) -> None:
        if number == place:
            os.kill(os.getpid(), signal.SIGKILL)

    def run() -> None:
        with watched(die):
            submit(row, by=world.head)

    connection.close()  # what is open here must not be shared with the other process
    other = get_context("fork").Process(target=run)
    other.start()
    other.join(timeout=60)
    return other.exitcode


def stored() -> list[Path]:
    root = Path(settings.PRIVATE_MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def test_a_process_killed_at_any_write_leaves_the_draft_as_it_was() -> None:
    world = World()
    first, head, seen = world.dossier(), world.head, list[int]()
    with watched(seen.append):
        submit(first, by=head)
    assert len(seen) >= 6  # the dossier, its history, the event and its chain, what was handed in, the receipt
    row = world.dossier()
    known, files = (Event.objects.count(), EventChain.objects.get().last_number), len(stored())
    for place in seen:
        assert killed_at(world, row, place) == -signal.SIGKILL, place
        row.refresh_from_db()
        assert (row.state, row.submitted_at, row.content_digest) == (State.DRAFT, None, ""), place
        assert not Submission.objects.filter(nomination=row).exists()
        assert not NominationPaper.objects.filter(nomination=row).exists()
        assert (Event.objects.count(), EventChain.objects.get().last_number) == known
    for path in stored():
        os.utime(path, (LONG_AGO, LONG_AGO))
    sweep()
    assert len(stored()) == files  # receipts drawn for nothing are gone, the one handed in stays
    assert submit(row, by=head).state == State.SUBMITTED
    assert (Submission.objects.filter(nomination=row).count(), row.papers.count()) == (1, 1)
    assert list(broken_links()) == []


def test_the_process_that_nobody_kills_hands_it_in() -> None:
    """Without it the test above would pass on a process that cannot submit at all."""
    world = World()
    row = world.dossier()
    assert world.head and killed_at(world, row, 10_000) == 0
    row.refresh_from_db()
    assert row.state == State.SUBMITTED

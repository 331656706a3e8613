"""Which process does which duty of the clock right now: two that run at once never do one at the same time."""

import os
from datetime import datetime
from socket import gethostname

from django.db import transaction

from core import clock
from operations.models import SILENCE, ClockRun


@transaction.atomic
def begin(duty: str) -> datetime | None:
    """Take the duty and say from when it is ours; None while another process does it.

    What a killed process had begun is taken up at once where it ran on this machine, after ``SILENCE`` otherwise. One
    process does its duties one after the other: what stands under its own number was begun by one that is gone.
    """
    ClockRun.objects.get_or_create(duty=duty)
    run = ClockRun.objects.select_for_update().get(duty=duty)
    if under_way(run):
        return None
    run.started_at, run.finished_at, run.runner = clock.now(), None, _here(os.getpid())
    run.save(update_fields=["started_at", "finished_at", "runner"])
    return run.started_at


def finish(duty: str, since: datetime, failure: str) -> None:
    """Give the duty back with what went wrong, unless another process has taken it up meanwhile."""
    mine = ClockRun.objects.filter(duty=duty, started_at=since, runner=_here(os.getpid()))
    mine.update(finished_at=clock.now(), failure=failure)


def under_way(run: ClockRun) -> bool:
    """Whether a process does the duty right now."""
    if run.started_at is None or run.finished_at is not None or clock.now() - run.started_at > SILENCE:
        return False
    machine, _, process = run.runner.rpartition(":")
    return machine != gethostname() or (int(process) != os.getpid() and _lives(int(process)))


def _here(process: int) -> str:
    return f"{gethostname()}:{process}"


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True

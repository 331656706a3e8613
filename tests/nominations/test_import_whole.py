"""A table is imported wholly and once: a process killed in the middle leaves nothing, two presses import once."""

import os
import signal
from multiprocessing import get_context

import pytest
from django.db import connection

from accounts.actions.commit_import import commit_import
from accounts.events import broken_links
from accounts.models import Event, EventChain
from core.workflow import AlreadyDone
from nominations.models import Nomination
from tests.nominations.sheets import OUTSIDER, importer, plan_of, sent
from tests.nominations.test_races import at_once, refusals
from tests.nominations.world import World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROWS = [("Cá nhân", f"Nguyễn Văn Thử {n}", "Ông", "Nông dân", "Gương tốt") for n in range(6)]


def commit(world, row):
    return commit_import(
        row, by=world.clerk, importer=importer(world), shown=plan_of(row).digest, repairs_accepted=False
    )


def killed_while_importing(world, row, at):
    """A process of its own that is killed, by kill -9, before it adds dossier number *at*."""
    added = 0

    def kill(execute, sql, params, many, context):
        nonlocal added
        if sql.startswith('INSERT INTO "nominations_nomination"'):
            added += 1
            if added == at:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    def run():
        with connection.execute_wrapper(kill):
            commit(world, row)

    connection.close()  # what is open here must not be shared with the other process
    other = get_context("fork").Process(target=run)
    other.start()
    other.join(timeout=60)
    return other.exitcode


@pytest.mark.parametrize("at", [1, 4, 6])
def test_a_process_killed_in_the_middle_leaves_nothing_half_done(at):
    world = World()
    row = sent(world, OUTSIDER, *ROWS)
    assert killed_while_importing(world, row, at) == -signal.SIGKILL
    row.refresh_from_db()
    assert row.imported_at is None
    assert (Nomination.objects.count(), Nomination.history.count(), Event.objects.count()) == (0, 0, 0)
    assert EventChain.objects.get().last_number == 0
    commit(world, row)
    assert (Nomination.objects.count(), Event.objects.count()) == (6, 6)
    assert sorted(Nomination.objects.values_list("ordinal", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert list(broken_links()) == []


def test_two_presses_at_the_same_instant_import_once():
    world = World()
    row = sent(world, OUTSIDER, *ROWS)
    assert world.clerk
    outcomes = at_once(lambda: commit(world, row), lambda: commit(world, row))
    assert len(refusals(outcomes, AlreadyDone)) == 1, outcomes
    assert (Nomination.objects.count(), Event.objects.count()) == (6, 6)
    assert list(broken_links()) == []

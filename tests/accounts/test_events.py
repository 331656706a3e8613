"""The chained event table: written by every move, never changed, checked end to end."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts import events
from accounts.models import Event
from accounts.roles import Role
from core.workflow import advance
from nominations.workflow import NOMINATION, State
from tests.factories.nomination import NominationFactory
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def received():
    return advance(
        NominationFactory(state=State.SUBMITTED),
        NOMINATION,
        "receive",
        by=person(Role.OFFICE),
        received_at="2026-12-02T03:00Z",
    )


def test_a_move_writes_one_event_with_capacity():
    nomination = received()
    event = events.timeline(nomination).get()
    assert (event.move, event.was, event.now, event.capacity) == ("receive", "submitted", "received", "Văn phòng Sở")
    assert list(events.broken_links()) == []


@pytest.mark.parametrize("act", ["UPDATE accounts_event SET about = 'khác'", "DELETE FROM accounts_event"])
def test_the_database_refuses_change(act):
    received()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_changed_row_breaks_the_chain():
    received()
    received()
    first = Event.objects.order_by("number").first()
    first.reason = "bịa"
    assert events.digest_of(first) != first.digest


@pytest.mark.django_db(transaction=True)
def test_the_chain_begins_anew_after_a_transactional_test():
    received()
    assert Event.objects.get().number == 1

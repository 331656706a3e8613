"""The demonstration's ladder: those who have not handed in were told yesterday, and some have seen it."""

from contextlib import suppress
from datetime import date, timedelta

from accounts.actions.see_notices import see_all_notices
from core.workflow import AlreadyDone
from monitoring.actions.remind import remind
from operations.demo.office import at, person

READERS = ("ls",)


def remind_departments(today: date) -> None:
    """As the clock would have done on the morning before *today*."""
    at(today - timedelta(days=1), 11)
    remind()
    at(today - timedelta(days=1), 12)
    for reader in READERS:
        with suppress(AlreadyDone):
            see_all_notices(by=person(reader))

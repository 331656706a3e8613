"""Giữ số: numbers kept free for papers that are numbered before they are signed."""

from typing import Any

from django.db import transaction

from core.workflow import record_event
from documents.access import keeping
from documents.actions.draw_number import enter, hold
from documents.models import Entry
from documents.readiness import next_number


@transaction.atomic
def reserve(*, by: Any, kind: str, symbol: str, year: int, count: int, subject: str) -> list[Entry]:
    """The next *count* numbers of the book, kept free.

    :raises PermissionDenied: *by* does not keep the book.
    """
    capacity, book = keeping(by), hold(symbol, year)
    first = next_number(symbol, year)
    rows = [Entry(book=book, number=number, kind=kind, subject=subject) for number in range(first, first + count)]
    for row in rows:
        enter(row, Entry.Standing.RESERVED, by=by, why="reserve")
        record_event(row, "reserve", by=by, was="", now=row.standing, capacity=capacity)
    return rows

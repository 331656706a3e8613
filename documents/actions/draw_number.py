"""Cấp số: the one place where an outgoing document gets its number."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.history import keep
from documents.models import Book, Entry
from documents.queries import entry_for
from documents.readiness import next_number, number_refusal

Standing = Entry.Standing


@dataclass(frozen=True)
class Registered:
    """What the book says of a document; *recipients* one entry a line."""

    kind: str
    dated: date
    subject: str = ""
    signer: str = ""
    recipients: str = ""
    unit: str = ""
    copies: int | None = None
    note: str = ""


def hold(symbol: str, year: int) -> Book:
    """The book, locked until the transaction ends: whoever comes next waits and gets the next number."""
    Book.objects.get_or_create(year=year, symbol=symbol)
    return Book.objects.select_for_update().get(year=year, symbol=symbol)


@transaction.atomic
def draw_number(symbol: str, facts: Registered, *, by: Any, source: Any = None, wanted: int | None = None) -> Entry:
    """Give the number *wanted*, or the next one; the caller has checked the duty.

    A paper of *source* that bears another number of the kind gives it up: that one is void, with the reason.

    :raises ValidationError: the number is used, void, or would leave a gap.
    """
    year = facts.dated.year
    book = hold(symbol, year)
    number = next_number(symbol, year) if wanted is None else wanted
    if refusal := number_refusal(symbol, year, number, source=source, kind=facts.kind):
        raise ValidationError({"number": refusal})
    _renumber(source, facts.kind, book, number, by)
    row = Entry.objects.filter(book=book, number=number).first() or Entry(book=book, number=number)
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    if source is not None:
        row.source_type, row.source_id = source._meta.label_lower, source.pk
    enter(row, Standing.USED, by=by, why="draw")
    return row


def enter(row: Entry, standing: str, *, by: Any, why: str) -> None:
    """Save the entry as it now stands, with what the search reads."""
    row.standing = standing
    row.entered_at, row.entered_by = clock.now(), by
    row.search_norm = row.searched()
    keep(row, by=by, why=why)


def give_up(source: Any, kind: str, *, reason: str, by: Any, why: str = "drop") -> None:
    """Leave void, with *reason* (at most 300 characters), the number that the paper of *source* of this kind bears.

    To be called inside the transaction that gives up the paper; the caller has checked the duty.
    """
    former = entry_for(source, kind)
    if former:
        former.reason = reason
        enter(former, Standing.VOID, by=by, why=why)


def _renumber(source: Any, kind: str, book: Book, number: int, by: Any) -> None:
    former = entry_for(source, kind) if source is not None else None
    if former and (former.book_id, former.number) != (book.pk, number):
        give_up(source, kind, reason="Đã cấp lại số khác cho văn bản này", by=by, why="renumber")

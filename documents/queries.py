"""The book as pages and files read it, each in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Exists, Max, OuterRef, QuerySet, Value, When

from core.paging import Beside, Page, counted, page_of
from core.search import words_read
from documents.models import Book, Composed, ComposedPaper, Entry
from documents.veils import veiled

PAGE = 50
COMPOSED = Composed._meta.label_lower
NEWEST_FIRST = ("-book__year", "-number", "-pk")


@dataclass(frozen=True)
class Wanted:
    """What a reader asks the book for; an empty value asks for everything."""

    text: str = ""
    year: str = ""
    symbol: str = ""


def asked(rows: QuerySet[Entry], wanted: Wanted, user: Any) -> QuerySet[Entry]:
    """Those of *rows* that are asked for, each with ``is_veiled``; no word finds what is veiled.

    ``is_signed`` is None but for papers that the office wrote here: whether their signed copy is on file.
    """
    hidden = veiled(user)
    if wanted.year:
        rows = rows.filter(book__year=int(wanted.year))
    if wanted.symbol:
        rows = rows.filter(book__symbol=wanted.symbol)
    if wanted.text:
        rows = rows.filter(words_read("search_norm", wanted.text)).exclude(hidden)
    signed = ComposedPaper.objects.filter(composed=OuterRef("source_id"), scanned_at__isnull=False)
    return rows.annotate(
        is_veiled=Case(When(hidden, then=Value(True)), default=Value(False)),
        is_signed=Case(When(source_type=COMPOSED, then=Exists(signed)), output_field=BooleanField(null=True)),
    )


def book_page(rows: QuerySet[Entry], beside: Beside) -> tuple[Page, int]:
    """A page of the book, the newest number first, and how many entries there are."""
    return page_of([rows], NEWEST_FIRST, PAGE, beside), counted(rows)


def books() -> list[Book]:
    return list(Book.objects.all())


def last_number(symbol: str, year: int) -> int:
    """The highest number in the book, 0 while it is empty."""
    found = Entry.objects.filter(book__symbol=symbol, book__year=year).aggregate(last=Max("number"))
    return int(found["last"] or 0)


def entry_of(symbol: str, year: int, number: int) -> Entry | None:
    """The entry that has this number."""
    return Entry.objects.filter(book__symbol=symbol, book__year=year, number=number).select_related("book").first()


def unfinished() -> QuerySet[Composed]:
    """Papers that the office began here and that still wait for their number or, once numbered, for the signed copy."""
    rows = Composed.objects.filter(dropped_at=None, paper__scanned_at=None)
    return rows.select_related("paper").order_by("pk")


def plans_of(rows: QuerySet[Composed], year: int) -> QuerySet[Composed]:
    """Those of *rows* that are numbered plans of the season of *year*, the newest first."""
    plans = rows.filter(kind=Composed.Kind.PLAN, season__year=year, numbered_at__isnull=False)
    return plans.select_related("paper").order_by("-numbered_at", "-pk")


def was_sent(entry: Entry | None) -> bool:
    """Whether the log has a standing line of it."""
    return entry is not None and entry.dispatches.filter(struck_at=None).exists()


def entry_for(source: Any, kind: str) -> Entry | None:
    """The number that this record's paper of this kind bears."""
    rows = Entry.objects.filter(source_type=source._meta.label_lower, source_id=source.pk, kind=kind)
    return rows.filter(standing=Entry.Standing.USED).select_related("book").first()

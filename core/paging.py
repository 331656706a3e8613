"""Long lists a page at a time, from the last row shown and not from a number: page 1,801 costs what page 1 does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet


@dataclass(frozen=True)
class Page:
    """Rows in order; ``before`` and ``after`` name the rows from which the pages beside this one begin, if any."""

    rows: list[Any]
    before: str = ""
    after: str = ""


def page_of(rows: QuerySet[Any], order: Sequence[str], size: int, *, before: str = "", after: str = "") -> Page:
    """*size* of *rows*, sorted by *order* ("-" for descending; the last one unique), beyond the row that is named.

    :param after: a primary key out of *rows*; *before* likewise, for the way back. One that is not among these rows,
        or no key at all, gives the first page: the place of a row that the reader may not see tells nothing.
    """
    back = bool(before)
    values = _place(rows, order, before or after)
    way = [_turned(name) for name in order] if back and values else list(order)
    ordered = rows.order_by(*way)
    found = list((ordered.filter(_beyond(way, values)) if values else ordered)[: size + 1])
    more, shown = len(found) > size, found[:size]
    if back and values:
        shown.reverse()
    earlier = more if back and values else bool(values)
    later = bool(values) if back and values else more
    return Page(shown, _key(shown[:1]) if earlier else "", _key(shown[-1:]) if later else "")


def _place(rows: QuerySet[Any], order: Sequence[str], key: str) -> tuple[Any, ...] | None:
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return None
    return rows.filter(pk=int(key)).values_list(*[name.lstrip("-") for name in order]).first()


def _beyond(order: Sequence[str], values: tuple[Any, ...]) -> Q:
    """Rows that come after these values: the first column decides, at a tie the next one."""
    beyond, tie = Q(pk__in=[]), Q()
    for name, value in zip(order, values, strict=True):
        column = name.lstrip("-")
        beyond |= tie & Q(**{f"{column}__{'lt' if name.startswith('-') else 'gt'}": value})
        tie &= Q(**{column: value})
    return beyond


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _key(rows: list[Any]) -> str:
    return str(rows[0].pk) if rows else ""

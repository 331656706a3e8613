"""Long lists a page at a time, from the last row shown and not from a number: page 1,801 costs what page 1 does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Func, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.http import QueryDict

from core.vietnamese import number

#: Names in addresses of the row before which, or after which, a page lies.
BEFORE, AFTER = "truoc", "sau"
#: How many rows a list counts: beyond that nobody reads on, and the database would count all.
COUNTED = 1_000
#: How many rows are sorted here where no index gives them in order.
SORTED = 10_000


@dataclass(frozen=True)
class Beside:
    """Where a page lies: before or after the row of this primary key; without one, or with no key, at the beginning."""

    key: int | None = None
    back: bool = False


FIRST = Beside()


class _Row(Func):
    """(a, b), which both engines compare as a whole and seek in an index; Django knows it of PostgreSQL alone."""

    template = "(%(expressions)s)"
    output_field = CharField()


@dataclass(frozen=True)
class Page:
    """Rows in order; ``before`` and ``after`` name the rows beside which the neighbouring pages lie, if any."""

    rows: list[Any]
    before: str = ""
    after: str = ""

    def ways(self, asked: Mapping[str, str]) -> dict[str, str]:
        """Addresses of the neighbouring pages for the template, under the list's other questions."""
        beside = {"previous_url": (BEFORE, self.before), "next_url": (AFTER, self.after)}
        return {url: f"?{urlencode({**asked, name: key})}" if key else "" for url, (name, key) in beside.items()}


def asked_beside(asked: QueryDict) -> Beside:
    """What an address asks for; nonsense asks for the beginning."""
    for name in (BEFORE, AFTER):
        key = asked.get(name, "")
        if key.isascii() and key.isdecimal() and len(key) < 19:
            return Beside(int(key), back=name == BEFORE)
    return FIRST


def page_of(chapters: Sequence[QuerySet[Any]], order: Sequence[str], size: int, beside: Beside = FIRST) -> Page:
    """*size* rows of *chapters*, one after the other, each of them in an order that an index gives.

    A row that is not among these, or with nothing beyond it, gives the first page: the place of a row that the
    reader may not see tells nothing.

    :param order: columns, all ascending or all descending ("-year"), the last one unique.
    """
    if beside.back:
        found = _beyond(chapters[::-1], [_turned(name) for name in order], beside.key, size)[::-1]
        if found:
            return _cut(found[-size:], before=len(found) > size, after=True)
    elif found := _beyond(chapters, order, beside.key, size):
        return _cut(found[:size], before=True, after=len(found) > size)
    found = _first(chapters, order, size)
    return _cut(found[:size], before=False, after=len(found) > size)


def shown(asked: QueryDict, rows: QuerySet[Any], order: Sequence[str], size: int, what: str) -> dict[str, Any]:
    """For a template: the page of *rows* that an address asks for, the ways on, and how many *what* there are."""
    page = page_of([rows], order, size, asked_beside(asked))
    return {"rows": page.rows, "position": how_many(counted(rows), what), **page.ways({})}


def sorted_places(rows: QuerySet[Any], order: Sequence[str]) -> list[Any] | None:
    """What *order*, which ends with the primary key, names of every row, sorted; None of more than ``SORTED`` rows.

    For rows that no index gives in that order.
    """
    places = list(rows.order_by().values_list(*map(_column, order))[: SORTED + 1])
    return sorted(places, reverse=order[0].startswith("-")) if len(places) <= SORTED else None


def page_among(places: Sequence[Any], rows: QuerySet[Any], size: int, beside: Beside = FIRST) -> Page:
    """The same page of those of *rows* whose places are sorted already."""
    keys = [place[-1] for place in places]
    begin, end = _span(keys, size, beside)
    found = rows.in_bulk(keys[begin:end])
    shown = [found[key] for key in keys[begin:end] if key in found]
    return _cut(shown, before=begin > 0, after=end < len(keys))


def counted(rows: QuerySet[Any]) -> int:
    """How many rows there are, up to one more than ``COUNTED``."""
    return rows.order_by()[: COUNTED + 1].count()


def how_many(found: int, what: str) -> str:
    """ "53 hồ sơ", or "hơn 1 000 hồ sơ"."""
    return f"hơn {number(COUNTED)} {what}" if found > COUNTED else f"{number(found)} {what}"


def _beyond(chapters: Sequence[QuerySet[Any]], order: Sequence[str], key: int | None, size: int) -> list[Any]:
    """Rows that follow the one named, one more than a page holds."""
    for chapter, rows in enumerate(chapters) if key is not None else ():
        place = rows.filter(pk=key).values_list(*map(_column, order)).first()
        if place is not None:
            past = LessThan if order[0].startswith("-") else GreaterThan
            rest = rows.filter(past(_Row(*map(_column, order)), _Row(*map(Value, place))))
            return _first([rest, *chapters[chapter + 1 :]], order, size)
    return []


def _first(chapters: Sequence[QuerySet[Any]], order: Sequence[str], size: int) -> list[Any]:
    """Every chapter is asked, whether the ones before it fill the page or not: so many queries, whatever there is."""
    found = [row for rows in chapters for row in rows.order_by(*order)[: size + 1]]
    return found[: size + 1]


def _span(keys: list[Any], size: int, beside: Beside) -> tuple[int, int]:
    """From which to which of *keys* the page goes."""
    if beside.key not in keys:
        return 0, size
    at = keys.index(beside.key)
    begin, end = (max(at - size, 0), at) if beside.back else (at + 1, at + 1 + size)
    return (begin, end) if keys[begin:end] else (0, size)


def _cut(shown: list[Any], *, before: bool, after: bool) -> Page:
    first, last = (str(shown[0].pk), str(shown[-1].pk)) if shown else ("", "")
    return Page(shown, first if before else "", last if after else "")


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _column(name: str) -> str:
    return name.lstrip("-")

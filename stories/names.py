"""Names of the staff list in a text: a name is the same with all its accents, and only as whole words."""

import re
from collections.abc import Iterable, Iterator

from accounts.models import User
from core.vietnamese import name_key, sort_key

#: Words of a Vietnamese full name.
SHORTEST, LONGEST = 2, 6
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PORTION = 400


def people_named(texts: Iterable[str]) -> list[User]:
    """Everyone of the staff list, at work or not, whose full name stands in *texts*, in the order of names.

    Asks by the sorting key, which an index holds: the length of the staff list does not matter.
    """
    keys = {name_key(found): found for text in texts for found in _candidates(text)}
    by_sort = sorted({sort_key(found) for found in keys.values()})
    found: dict[int, User] = {}
    for at in range(0, len(by_sort), _PORTION):
        rows = User.objects.filter(sort_key__in=by_sort[at : at + _PORTION]).select_related("department")
        found |= {one.pk: one for one in rows if name_key(one.full_name) in keys}
    return sorted(found.values(), key=lambda one: (one.sort_key, one.pk))


def stands_in(name: str, texts: Iterable[str]) -> bool:
    """Whether the full name stands in *texts*, whoever bears it."""
    wanted = name_key(name)
    return any(wanted in {name_key(found) for found in _candidates(text)} for text in texts)


def _candidates(text: str) -> Iterator[str]:
    """Every row of two to six words in capitals or with capital initials."""
    row: list[str] = []
    last = 0
    for found in _WORD.finditer(text):
        together = text[last : found.start()].strip(" \t\u00a0") == ""
        if row and not together:
            yield from _rows(row)
            row = []
        last = found.end()
        if found[0][0].isupper():
            row.append(found[0])
        elif row:
            yield from _rows(row)
            row = []
    yield from _rows(row)


def _rows(words: list[str]) -> Iterator[str]:
    for begin in range(len(words)):
        for end in range(begin + SHORTEST, min(begin + LONGEST, len(words)) + 1):
            yield " ".join(words[begin:end])

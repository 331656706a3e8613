"""Groups of files that belong together in an archive: each is made when its turn comes, and written whole."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.db.models import Model

from accounts.events import covered
from accounts.models import Event
from core.uploads.bundling import Bundled
from core.uploads.names import safe_name
from seasons.models import FrozenPaper

EVENTS = "nhat-ky.jsonl"
#: Of which records, and which of their moves, the record of events is told.
Told = tuple[type[Model], Iterable[int], Iterable[str]]


@dataclass(frozen=True)
class Group:
    """A folder of the archive: where, what it is in words, and what makes its files."""

    folder: str
    title: str
    make: Callable[[], list[Bundled]]


def papers(rows: Iterable[FrozenPaper]) -> list[Bundled]:
    """Official papers as they were made, each followed by the scan of its signed copy."""
    return [one for place, row in enumerate(rows, 1) for one in _paper(place, row)]


def _paper(place: int, row: FrozenPaper) -> Iterator[Bundled]:
    said = f"{place:02} {row}{f' {row.number}' if row.number else ''}".replace("/", "-")
    aside = " (bản đã thay)" if row.set_aside_at else ""
    yield Bundled(safe_name(f"{said}{aside}{_ending(row.original_name)}"), row.made_at, row)
    if row.scanned_at:
        ending = _ending(row.scan_original_name)
        yield Bundled(safe_name(f"{said}{aside}, bản ký{ending}"), row.scanned_at, row.signed_file)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix


def drawn(name: str, at: datetime, content: bytes) -> Bundled:
    """A file made for the archive alone."""
    return Bundled(safe_name(name), at, content)


def events(told: Iterable[Told], at: datetime) -> list[Bundled]:
    """The chained record of events as far as *told* goes, one event a line.

    Each line holds what the event's digest covers and the digest, so that it can be checked by itself.
    """
    found: dict[int, dict[str, Any]] = {}
    for model, ids, moves in told:
        rows = Event.objects.filter(subject_type=model._meta.label_lower, subject_id__in=list(ids), move__in=moves)
        found |= {row.number: {**covered(row), "digest": row.digest} for row in rows}
    lines = [json.dumps(found[number], ensure_ascii=False, sort_keys=True) for number in sorted(found)]
    return [drawn(EVENTS, at, "".join(f"{line}\n" for line in lines).encode())]

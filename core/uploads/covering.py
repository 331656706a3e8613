"""A twin of a stored file in which boxes are black, and what one would cover in it (``core.inspection.covering``)."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from core.inspection.covering import Box
from core.uploads.kinds import KINDS
from core.uploads.names import safe_name
from core.uploads.previewing import asked
from core.uploads.storage import StoredFile, discard, keep

__all__ = ["Box", "Suggestion", "Suggestions", "can_be_covered", "covered", "suggestions"]

_FORMS = {KINDS[".pdf"]: ("PDF", ".pdf"), KINDS[".jpg"]: ("JPEG", ".jpg"), KINDS[".png"]: ("PNG", ".png")}


@dataclass(frozen=True)
class Suggestion:
    """Something that looks personal, and the boxes that would cover it, one a line."""

    kind: str
    text: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Suggestions:
    """How many pages a file has and what in its text layer looks personal: in pictures and scans nothing does."""

    pages: int = 1
    found: tuple[Suggestion, ...] = ()


def can_be_covered(stored: Any) -> bool:
    """Whether the file is shown as pictures of pages, on which boxes can be placed."""
    return stored.media_type in _FORMS


def suggestions(stored: Any) -> Suggestions:
    """:raises ValidationError: the file is not what was stored, or has too many pages to be covered."""
    if stored.media_type != KINDS[".pdf"]:
        return Suggestions()
    answer, _ = asked(stored, "suggest")
    found = (Suggestion(one["kind"], one["text"], tuple(tuple(box) for box in one["boxes"])) for one in answer["found"])
    return Suggestions(answer["pages"], tuple(found))


@contextmanager
def covered(stored: Any, boxes: Sequence[Box], title: str) -> Iterator[StoredFile]:
    """The twin, named after *title*, for the act that refers to it; where that act is refused, it is not kept.

    :raises ValidationError: as ``suggestions`` does.
    """
    form, extension = _FORMS[stored.media_type]
    _, content = asked(stored, "cover", form, json.dumps(list(boxes)))
    twin = keep(content, safe_name(f"{title[:100].replace('/', '-')} (bản đã che){extension}"), stored.media_type)
    try:
        yield twin
    except BaseException:
        discard(twin.stored_name)
        raise

"""A kept picture in the widths that screens ask for, made in a process of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from core.uploads.previewing import asked
from core.uploads.storage import StoredFile, discard, keep

MEDIA_TYPES = {"jpeg": "image/jpeg", "webp": "image/webp"}
_ENDINGS = {"jpeg": ".jpg", "webp": ".webp"}


@dataclass(frozen=True)
class Scaled:
    """One file: its form ("jpeg", "webp"), its size in pixels, and where it is kept."""

    form: str
    width: int
    height: int
    stored: StoredFile


@dataclass(frozen=True)
class Renditions:
    """The size of the picture itself in pixels, and its files."""

    width: int
    height: int
    files: tuple[Scaled, ...]


@contextmanager
def scaled(stored: Any, widths: Sequence[int]) -> Iterator[Renditions]:
    """The files, for the act that refers to them; where that act is refused, none is kept.

    :raises ValidationError: the file is not what was stored, or cannot be drawn.
    """
    answer, content = asked(stored, "scale", *map(str, widths))
    kept: list[Scaled] = []
    try:
        at = 0
        for one in answer["made"]:
            part, at = content[at : at + one["size"]], at + one["size"]
            name = f"{PurePosixPath(stored.original_name).stem[:100]}-{one['width']}{_ENDINGS[one['form']]}"
            file = keep(part, name, MEDIA_TYPES[one["form"]])
            kept.append(Scaled(one["form"], one["width"], one["height"], file))
        yield Renditions(answer["width"], answer["height"], tuple(kept))
    except BaseException:
        for made in kept:
            discard(made.stored.stored_name)
        raise

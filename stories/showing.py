"""A story as a page draws it: blocks, with the photos in their places."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stories import prose
from stories.models import Photo, Rendition


@dataclass(frozen=True)
class Picture:
    """A photo with its words and the addresses of its files; ``width`` and ``height`` keep its place in the page."""

    number: int
    caption: str
    alt: str
    width: int
    height: int
    src: str
    jpeg: str
    webp: str


@dataclass(frozen=True)
class Piece:
    """A block of prose, or a picture in its place."""

    block: prose.Block
    picture: Picture | None = None


def pictures(photos: Iterable[Photo], address: Callable[[Rendition], str], *, draft: bool = False) -> list[Picture]:
    """The photos whose files there are; with *draft* in the words that are being written.

    :param address: where a page of the caller's kind gets a file from.
    """
    return [_picture(photo, files, address, draft) for photo in photos if (files := list(photo.renditions.all()))]


def _picture(photo: Photo, files: list[Rendition], address: Callable[[Rendition], str], draft: bool) -> Picture:
    plain = sorted((one for one in files if one.form == Rendition.Form.JPEG), key=lambda one: one.width)
    small = sorted((one for one in files if one.form == Rendition.Form.WEBP), key=lambda one: one.width)
    whole = plain[-1]
    caption, alt = (photo.next_caption, photo.next_alt) if draft else (photo.caption, photo.alt)
    return Picture(
        photo.number, caption, alt, whole.width, whole.height, address(plain[min(1, len(plain) - 1)]),
        _set(plain, address), _set(small, address) if len(small) == len(plain) else "",
    )  # fmt: skip


def _set(files: list[Rendition], address: Callable[[Rendition], str]) -> str:
    """The value of a ``srcset``."""
    return ", ".join(f"{address(one)} {one.width}w" for one in files)


def pieces(text: str, shown: Iterable[Picture]) -> list[Piece]:
    """The prose with its pictures; those that it does not place follow at the end, one that is gone leaves no gap."""
    there = {one.number: one for one in shown}
    found: list[Piece] = []
    for block in prose.parse(text):
        if block.kind != prose.PHOTO:
            found.append(Piece(block))
        elif picture := there.pop(block.number, None):
            found.append(Piece(block, picture))
    return found + [Piece(prose.Block(prose.PHOTO, number=one.number), one) for one in there.values()]

"""A story as its page shows it: blocks in order, the quotation and the photos in their places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from stories import prose
from stories.models import Photo, Rendition, Story
from website.markup import html_of

#: How wide a photo stands in the column of reading, as browsers choose among its files.
SIZES = "(min-width: 48rem) 38rem, 94vw"
#: Photos among the first blocks are in sight at once; browsers fetch the others when they come near.
_IN_SIGHT = 2


@dataclass(frozen=True)
class Picture:
    """A photo with its files: the smallest first, by form."""

    alt: str
    caption: str
    jpeg: list[Rendition]
    webp: list[Rendition]
    lazy: bool = True

    @property
    def largest(self) -> Rendition:
        return self.jpeg[-1]


@dataclass(frozen=True)
class Part:
    """One piece of the page: a block of prose, "photo" with its picture, or "pull", the story's own quotation."""

    kind: str
    lines: tuple[prose.Line, ...] = ()
    picture: Picture | None = None
    html: str = ""
    number: int = 0  # of a photo that the text calls


@dataclass(frozen=True)
class Article:
    """``words`` and ``minutes`` are how long it is to read."""

    parts: list[Part]
    words: int
    minutes: int
    has_photos: bool


def article(story: Story, files: Iterable[Rendition]) -> Article:
    """*files* are those that the public may see.

    A photo that the text does not place stands at its end; where it places none, the first one stands at its head.
    """
    photos = _by_number(files)
    told = _read(story.prose)
    blocks = list(told.parts)
    if photos and not any(block.kind == prose.PHOTO for block in blocks):
        blocks.insert(0, Part(prose.PHOTO, number=next(iter(photos))))
    parts = list(_placed(blocks, photos, bool(story.quote)))
    parts += [Part("photo", picture=_picture(photo, found, lazy=True)) for photo, found in photos.values()]
    has_photos = any(part.kind == "photo" for part in parts)
    return Article(parts, told.words, prose.minutes(told.words), has_photos)


def video_host(story: Story) -> str:
    """Where the video is: "www.youtube.com"."""
    return urlsplit(story.video).hostname or ""


@dataclass(frozen=True)
class _Read:
    parts: tuple[Part, ...]
    words: int


@lru_cache(maxsize=256)
def _read(text: str) -> _Read:
    """The blocks of a text, drawn. Nothing but the text decides, and nobody is shown it past the gate."""
    blocks = prose.parse(text)
    words = sum(len(span.text.split()) for block in blocks for line in block.lines for span in line)
    return _Read(tuple(_part(block) for block in blocks), words)


def _part(block: prose.Block) -> Part:
    if block.kind == prose.PHOTO:
        return Part(prose.PHOTO, number=block.number)
    return Part(block.kind, block.lines, html=html_of(block))


_Photos = dict[int, tuple[Photo, list[Rendition]]]


def _by_number(files: Iterable[Rendition]) -> _Photos:
    photos: _Photos = {}
    for one in files:
        photos.setdefault(one.photo.number, (one.photo, []))[1].append(one)
    return {number: found for number, found in photos.items() if _of(found[1], Rendition.Form.JPEG)}


def _placed(blocks: list[Part], photos: _Photos, quoted: bool) -> Iterator[Part]:
    """The blocks; each photo stands where it is called first, the quotation after the middle paragraph."""
    paragraphs = [place for place, block in enumerate(blocks) if block.kind == prose.PARAGRAPH]
    middle = paragraphs[len(paragraphs) // 2] if paragraphs else len(blocks) - 1
    for place, block in enumerate(blocks):
        if block.kind != prose.PHOTO:
            yield block
        elif block.number in photos:
            yield Part("photo", picture=_picture(*photos.pop(block.number), lazy=place > _IN_SIGHT))
        if quoted and place == middle:
            yield Part("pull")


def _picture(photo: Photo, files: list[Rendition], *, lazy: bool) -> Picture:
    return Picture(photo.alt, photo.caption, _of(files, Rendition.Form.JPEG), _of(files, Rendition.Form.WEBP), lazy)


def _of(files: list[Rendition], form: str) -> list[Rendition]:
    return sorted((one for one in files if one.form == form), key=lambda one: one.width)

"""A whole paper: its head as Decree 30/2020/NĐ-CP orders it, its blocks and annexes, kept as JSON."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.papers.blocks import Annex, Block
from core.papers.fonts import text_width
from core.papers.formats import ABOUT_SHARE, HEAD_SHARE, Format, PageSize
from core.papers.storage import dump, load
from core.papers.typography import NBSP, balance_lines
from core.vietnamese import long_date, two_digits

FORMAT = 1
"""Of the stored JSON; a paper frozen in an older form must still be read."""


@dataclass(frozen=True, slots=True)
class Head:
    """Left: parent body, issuing body, number, subject of a letter or place for the stamp. Right: national lines, date.

    `about` is the subject of a công văn, which has no heading: it stands under the number, "V/v" before it.
    """

    parents: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str = ""
    dateline: str = ""
    stamp_note: str = ""
    about: str = ""

    def parent_lines(self, form: Format) -> list[str]:
        """The parent body in lines that fit the left column."""
        return _fitting(self.parents, form, bold=False)

    def issuer_lines(self, form: Format) -> list[str]:
        """The issuing body in lines that fit the left column; a long name in lines of like length."""
        return _fitting(self.issuer, form, bold=True)

    def about_lines(self, form: Format) -> list[str]:
        """The subject of a letter in lines of like length that fit under its number; none where there is none."""
        room = form.text_width * HEAD_SHARE * ABOUT_SHARE
        return balance_lines(f"V/v {self.about}", form.number, room) if self.about else []


def _fitting(names: tuple[str, ...], form: Format, *, bold: bool) -> list[str]:
    room, lines = form.text_width * HEAD_SHARE, []
    for name in names:
        fits = text_width(name, form.issuer, bold=bold) <= room
        lines += [name] if fits else balance_lines(name, form.issuer, room, bold=bold)
    return lines


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues papers: lines of its parent, lines of its own name, its place."""

    parents: tuple[str, ...]
    lines: tuple[str, ...]
    place: str

    def head(self, *, number: str = "", on: date | None = None, stamp_note: str = "", about: str = "") -> Head:
        """Head of a paper of this body; without a date it bears no line of place and date."""
        dateline = f"{self.place}, {long_date(on)}" if on else ""
        return Head(self.parents, self.lines, number, dateline, stamp_note, about)

    def undated_head(self, *, number: str, about: str = "") -> Head:
        """Head of a paper whose number and date are written by hand after signing (article 15)."""
        gap = NBSP * 6
        return Head(self.parents, self.lines, number, f"{self.place}, ngày{gap}tháng{gap}năm{gap}", about=about)


@dataclass(frozen=True, slots=True)
class Reference:
    """Number, symbol and date of a paper; the number is None until the clerk has given it."""

    number: int | None
    symbol: str
    on: date | None

    @property
    def text(self) -> str:
        """05/QĐ-SNgV, or a gap before the symbol for a number not given yet."""
        return f"{NBSP * 6 if self.number is None else two_digits(self.number)}/{self.symbol}"

    @property
    def cited(self) -> str:
        """số 05/QĐ-SNgV ngày 06 tháng 01 năm 2027, as another paper cites it."""
        if self.number is None:
            return f"số{NBSP}…/{self.symbol} ngày{NBSP}… tháng{NBSP}… năm{NBSP}…"
        return f"số{NBSP}{self.text}{f' {long_date(self.on)}' if self.on else ''}"


@dataclass(frozen=True, slots=True)
class Paper:
    """One content source for every output; `mark` is printed small on every page (rehearsals)."""

    title: str
    head: Head
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    size: PageSize = "a4"
    mark: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values that JSON can hold, to be frozen with the issued paper."""
        return {"format": FORMAT, "paper": dump(self)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Paper":
        """The paper that was frozen; raises ValueError for what this version cannot read."""
        if stored.get("format") != FORMAT:
            raise ValueError(f"unknown format of a stored paper: {stored.get('format')!r}")
        paper = load(stored["paper"], (cls, Head))
        if not isinstance(paper, cls):
            raise ValueError("the stored value is not a paper")
        return paper

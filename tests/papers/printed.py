"""A printed paper read back: lines of text with their place, size and face, and the rules drawn on it."""

import io
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pdfplumber

POINTS_PER_MM = 72 / 25.4
COLUMN_GAP = 14
"""Points of white between two pieces that stand side by side."""


@dataclass(frozen=True)
class Line:
    """One piece of text on one baseline; millimetres from the top left corner, size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    page: int

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Rule:
    """A horizontal stroke."""

    left: float
    right: float
    top: float

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Printed:
    pages: tuple[Page, ...]
    families: frozenset[str]
    colours: frozenset[str]

    @property
    def lines(self) -> list[Line]:
        return [line for page in self.pages for line in page.lines]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def plain_spaces(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\u00a0", " "))


def read(pdf: bytes) -> Printed:
    """Everything that the form rules measure."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        chars = [char for page in document.pages for char in page.chars if char["text"].strip()]
        return Printed(
            tuple(_page(page) for page in document.pages),
            frozenset(char["fontname"].split("+")[-1].removesuffix("-Italic").removesuffix("-Bold") for char in chars),
            frozenset(str(char["non_stroking_color"]) for char in chars),
        )


def _page(page: Any) -> Page:
    strokes = (
        item
        for item in [*page.rects, *page.lines, *page.curves]
        if abs(item["bottom"] - item["top"]) < 1.6 and item["x1"] - item["x0"] > 10
    )
    rules = (
        Rule(item["x0"] / POINTS_PER_MM, item["x1"] / POINTS_PER_MM, item["top"] / POINTS_PER_MM) for item in strokes
    )
    return Page(page.width / POINTS_PER_MM, page.height / POINTS_PER_MM, tuple(_lines(page)), tuple(rules))


def _lines(page: Any) -> list[Line]:
    """Characters of one baseline, split where the white between them is wide."""
    pieces: list[list[dict[str, Any]]] = []
    chars = sorted(page.chars, key=lambda char: (round(page.height - char["matrix"][5], 1), char["x0"]))
    for char in chars:
        if not char["text"].strip():
            continue
        last = pieces[-1][-1] if pieces else None
        same = last and abs(last["matrix"][5] - char["matrix"][5]) < 0.6
        if last and same and -COLUMN_GAP / 2 < char["x0"] - last["x1"] <= COLUMN_GAP:
            pieces[-1].append(char)
        else:
            pieces.append([char])
    return [_line(piece, page) for piece in pieces]


def _line(chars: list[dict[str, Any]], page: Any) -> Line:
    text, previous = "", None
    for char in chars:
        if previous and char["x0"] - previous["x1"] > 1.2:
            text += " "
        text += char["text"]
        previous = char
    font = Counter(char["fontname"] for char in chars).most_common(1)[0][0]
    return Line(
        plain_spaces(text),
        chars[0]["x0"] / POINTS_PER_MM,
        max(char["x1"] for char in chars) / POINTS_PER_MM,
        (page.height - chars[0]["matrix"][5]) / POINTS_PER_MM,
        Counter(round(char["size"], 1) for char in chars).most_common(1)[0][0],
        "Bold" in font,
        "Italic" in font,
        page.page_number,
    )

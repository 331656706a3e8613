"""A .docx read back beside the paper that it must say, and what is wrong with it."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from core.papers.formats import FORMATS, Format
from core.papers.paper import Paper

MM = 36_000
"""English metric units in a millimetre."""


def text_of(element: Any) -> str:
    """What a reader reads in an element, with plain blanks and hyphens."""
    signs = {"noBreakHyphen": "-", "br": "\n"}
    found = (
        node.text if node.tag == qn("w:t") else signs.get(node.tag.partition("}")[2], "") for node in element.iter()
    )
    return unicodedata.normalize("NFC", "".join(part or "" for part in found).replace("\u00a0", " "))


@dataclass
class Measured:
    """A document read back, and what is wrong with it, one line each."""

    paper: Paper
    document: Any
    wrong: list[str] = field(default_factory=list)

    @property
    def form(self) -> Format:
        return FORMATS[self.paper.size]

    @property
    def is_form(self) -> bool:
        return self.paper.size in ("a5", "a4-form")

    def that(self, right: bool, rule: str, measured: object) -> None:
        if not right:
            told = f"{measured:.1f}".replace(".", ",") if isinstance(measured, float) else measured
            self.wrong.append(f"{rule}: {told}")

    def named(self, style: str) -> list[Any]:
        """Paragraphs of a style, in cells too."""
        identifier = self.document.styles[style].style_id
        return [p for p in self.document.element.body.iter(qn("w:p")) if p.style == identifier]

"""Text with its structure out of a page of HTML (as Word puts on the clipboard) or a .docx: words and looks only.

Nothing of a foreign text's mark-up, styles, scripts, comments, fields or struck-out words is passed on. What is found
is ``{"blocks": [{"kind": …, "lines": [[{"text", "bold", "italic", "href"}, …], …]}, …], "is_cut": …}`` with the kinds
heading, paragraph, quote and list; the addresses are as they came and judged by whoever uses them.
"""

from typing import Any

MAX_BLOCKS, MAX_LETTERS = 2_000, 120_000
HEADING, PARAGRAPH, QUOTE, LIST = "heading", "paragraph", "quote", "list"

Span = dict[str, Any]


class Gathering:
    """Blocks as they are read; neighbouring items of a list, or lines of a quotation, are one block."""

    def __init__(self) -> None:
        self.blocks: list[dict[str, Any]] = []
        self.is_cut = False
        self._letters = 0

    def add(self, kind: str, spans: list[Span]) -> None:
        if not any(span["text"].strip() for span in spans):
            return
        if len(self.blocks) >= MAX_BLOCKS or self._letters > MAX_LETTERS:
            self.is_cut = True
            return
        self._letters += sum(len(span["text"]) for span in spans)
        if self.blocks and self.blocks[-1]["kind"] == kind and kind in (QUOTE, LIST):
            self.blocks[-1]["lines"].append(spans)
        else:
            self.blocks.append({"kind": kind, "lines": [spans]})

    def found(self) -> dict[str, Any]:
        return {"blocks": self.blocks, "is_cut": self.is_cut}


def span(text: str, *, bold: bool = False, italic: bool = False, href: str = "") -> Span:
    return {"text": text, "bold": bold, "italic": italic, "href": href}

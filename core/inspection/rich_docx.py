"""A .docx as text with structure; see ``core.inspection.rich``."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from core.inspection.rich import HEADING, LIST, PARAGRAPH, QUOTE, Gathering, Span, span
from core.vietnamese.legacy import encoding_of_font, repaired

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: The same text once more, for readers that know no text boxes; and what its reviewer struck out or moved away.
_UNREAD = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_W}del", f"{_W}moveFrom",
}  # fmt: skip
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BETWEEN_CELLS = "; "


def read_docx(content: bytes) -> dict[str, Any]:
    """Headings, paragraphs, quotations, lists, and rows of tables as lines, in their order."""
    import docx
    from docx.table import Table

    gathered, document = Gathering(), docx.Document(BytesIO(content))
    links = {key: one.target_ref for key, one in document.part.rels.items() if one.is_external}
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = (_words(cell, links) for cell in dict.fromkeys(cell._tc for cell in row.cells))
                gathered.add(PARAGRAPH, [span(_BETWEEN_CELLS.join(text for text in cells if text))])
        else:
            for line in _lines(list(_spans(block._p, links))):
                gathered.add(_kind(block), line)
    return gathered.found()


def _words(cell: Any, links: dict[str, str]) -> str:
    """What a cell says, once where it stands for several."""
    texts = (one["text"] for paragraph in cell.findall(f"{_W}p") for one in (*_spans(paragraph, links), span(" ")))
    return " ".join("".join(texts).split())


def _kind(paragraph: Any) -> str:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if style.startswith(("Heading", "Title")):
        return HEADING
    if "Quote" in style:
        return QUOTE
    listed = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    return LIST if listed or style.startswith("List") else PARAGRAPH


def _spans(paragraph: Any, links: dict[str, str]) -> Iterator[Span]:
    for run in paragraph.iter(f"{_W}r"):
        above = list(run.iterancestors())
        if any(one.tag in _UNREAD for one in above):
            continue
        text = "".join(one.text or "" if one.tag == f"{_W}t" else _BREAKS.get(one.tag, "") for one in run)
        link = next((one for one in above if one.tag == f"{_W}hyperlink"), None)
        looks = run.find(f"{_W}rPr")
        if text and not _is(looks, "vanish") and not _is(looks, "strike"):
            href = links.get(link.get(f"{_R}id", ""), "") if link is not None else ""
            font = _font(looks)
            yield span(
                repaired(text, font=font) if encoding_of_font(font) else text,
                bold=_is(looks, "b"), italic=_is(looks, "i"), href=href[:2_000],
            )  # fmt: skip


def _is(looks: Any, name: str) -> bool:
    found = looks.find(f"{_W}{name}") if looks is not None else None
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _font(looks: Any) -> str:
    found = looks.find(f"{_W}rFonts") if looks is not None else None
    return str(found.get(f"{_W}ascii", "")) if found is not None else ""


def _lines(spans: list[Span]) -> list[list[Span]]:
    """A paragraph parted where its writer broke the line."""
    lines: list[list[Span]] = [[]]
    for one in spans:
        first, *others = one["text"].split("\n")
        lines[-1].append({**one, "text": first})
        lines += [[{**one, "text": text}] for text in others]
    return lines

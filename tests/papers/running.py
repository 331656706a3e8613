"""Form rules of the text: legal bases, articles, paragraphs, tables."""

import re
from itertools import pairwise

from core.papers import Table
from core.papers import blocks as b
from core.papers.formats import FORMATS
from core.papers.marks import runs
from core.papers.tables import fitted
from tests.papers.check import Check
from tests.papers.printed import POINTS_PER_MM, plain_spaces


def legal_bases(check: Check) -> None:
    for block in (block for block in check.paper.blocks if isinstance(block, b.LegalBases)):
        for place, item in enumerate(block.items, 1):
            words = "".join(run.text for run in runs(item))
            end = "." if place == len(block.items) else ";"
            found = plain_spaces(words) + end in check.printed.text
            check.that(found, f"legal basis {place} with its closing sign {end}", "not found")
            start = " ".join(plain_spaces(words).split()[:4])
            lines = [line for line in check.printed.lines if line.text.startswith(start)]
            fits = bool(lines) and all(line.italic and 13 <= line.size <= 14 for line in lines)
            check.that(fits, f"legal basis {place} 13–14, italic", lines)


def articles(check: Check) -> None:
    numbers = [str(block.number) for block in check.paper.blocks if isinstance(block, b.Article)]
    starts = [re.match(r"Điều (\d+)\. ", line.text) for line in check.printed.lines if abs(line.left - 40) < 0.5]
    found = [start[1] for start in starts if start]
    check.that(found == numbers, "articles in order", found)


def text(check: Check) -> None:
    """Size, indent, spacing and both edges of the running text of an A4 page."""
    if check.paper.size != "a4":
        return
    paragraphs = [block for block in check.paper.blocks if isinstance(block, b.Paragraph | b.Article)]
    body = [line for line in check.content if line.width > 100 and line.size > 12.5 and not line.bold]
    check.that(bool(body) or not paragraphs, "running text", "not found")
    check.that(all(13 <= line.size <= 14 for line in body), "running text 13–14", {line.size for line in body})
    starts = [line for line in body if 0.5 < line.left - 30 < 20 and not line.italic]
    check.that(all(abs(line.left - 40) < 0.4 for line in starts), "indent 10 mm", {line.left for line in starts})
    for above, line in pairwise(body):
        step = (line.baseline - above.baseline) * POINTS_PER_MM
        if above.page != line.page or above.italic != line.italic or not 0 < step < 40:
            continue
        if abs(line.left - 30) < 0.3:
            check.that(0.98 <= step / (14 * 1.15) <= 1.5, "line spacing 1–1.5", f"{step / (14 * 1.15):.2f}")
            check.that(above.right > 193, "justified", above)
        elif abs(line.left - 40) < 0.3:
            check.that(step - 18.2 >= 5.8, "6 points between paragraphs", f"{step - 18.2:.1f}")


def tables(check: Check) -> None:
    """Every head is found, and again on each page that its table goes on."""
    blocks = [*check.paper.blocks, *(block for annex in check.paper.annexes for block in annex.blocks)]
    for table in (block for block in blocks if isinstance(block, Table) and not block.headless):
        word = table.columns[0].title
        check.that(any(line.text.startswith(word) and line.bold for line in check.printed.lines), "table head", word)
        held, _ = fitted(table, FORMATS[check.paper.size].text_width)
        rows = [row for row in held.rows if isinstance(row, b.Row)]
        for cell in (cell for row in rows for cell in row.cells):
            pieces = [plain_spaces(run.text) for run in runs(cell) if run.unbreakable]
            broken = [piece for piece in pieces if not any(piece in line.text for line in check.printed.lines)]
            check.that(not broken, "unbreakable piece on one line", broken)
    for page in check.printed.pages[1:]:
        cells = [line for line in page.lines if line.baseline > 20 and line.size in (11, 12) and not line.italic]
        numbered = [line for line in cells if line.text.isdigit() and line.left < 48]
        if numbered:
            heads = [line for line in page.lines if line.text == "STT" and line.bold]
            above = bool(heads) and min(head.baseline for head in heads) < min(line.baseline for line in numbered)
            check.that(above, "table head repeated", f"page {numbered[0].page}")


def everything(check: Check) -> None:
    """Each sentence outside tables stands in the print, whole and in its order."""
    said = " ".join(line.text for line in check.content)
    for block in check.paper.blocks:
        for words in _sentences(block):
            found = plain_spaces(words).replace("\n", " ") in said
            check.that(found, f"{type(block).__name__} is printed", f"not found: {words!r}")


def _sentences(block: b.Block) -> list[str]:
    match block:
        case b.Paragraph(text) | b.Note(text) | b.Article(_, text):
            return ["".join(run.text for run in runs(text))]
        case b.Authority(text) | b.SectionTitle(text):
            return [text]
        case b.Table(closing=closing):
            return ["".join(run.text for run in runs(closing))]
        case b.CodeLines(items) | b.AddressedTo(items):
            return list(items)
        case _:
            return []

"""Measures a printed paper against the form of Decree 30/2020/NĐ-CP, annex I.

The paper says what must be there: a part of it that is not found is a failure, never a rule that passes
for want of anything to measure.
"""

import re
import unicodedata

from core.papers import Paper
from tests.papers import ending, opening, running
from tests.papers.check import SIZES, Check
from tests.papers.printed import POINTS_PER_MM, Printed, read

FAMILY = "Tinos-VB"


def failures(pdf: bytes, paper: Paper) -> list[str]:
    """Every rule of the form that the print breaks; empty if it is right."""
    return failures_of(read(pdf), paper)


def failures_of(printed: Printed, paper: Paper, family: str = FAMILY) -> list[str]:
    """The same for a print that was read before, in the typeface that it must be set in."""
    check = Check(paper, printed)
    check.that(printed.families == {family}, "one typeface", printed.families)
    rules = (
        _sheet,
        opening.national_lines,
        opening.issuer,
        opening.number_and_date,
        opening.title,
        running.legal_bases,
        running.articles,
        running.text,
        running.tables,
        running.everything,
        _page_numbers,
        ending.signatures,
        ending.recipients,
        _mark,
        _spelling,
    )
    for rule in rules:
        rule(check)
    return check.wrong


def _sheet(check: Check) -> None:
    width, height = SIZES[check.paper.size]
    page, lines = check.first, check.content
    fits = all(abs(p.width - width) < 0.5 and abs(p.height - height) < 0.5 for p in check.printed.pages)
    check.that(fits, "page size", f"{page.width:.1f} × {page.height:.1f}")
    strokes = [rule for sheet in check.printed.pages for rule in sheet.rules]
    left = min([line.left for line in lines] + [rule.left for rule in strokes])
    right = width - max([line.right for line in lines] + [rule.right for rule in strokes])
    top = min(line.baseline - 0.891 * line.size / POINTS_PER_MM for line in lines)
    bottom = height - max(line.baseline + 0.216 * line.size / POINTS_PER_MM for line in lines)
    if check.is_form:
        check.that(min(left, right, top, bottom) > 10, "margins of a form", (left, right, top, bottom))
    else:
        check.that(29.85 <= left <= 35.15, "left margin 30–35 mm", f"{left:.2f}")
        check.that(14.85 <= right <= 20.15, "right margin 15–20 mm", f"{right:.2f}")
        check.that(19.7 <= top <= 25.3, "top margin 20–25 mm", f"{top:.2f}")
        check.that(bottom >= 19.8, "bottom margin at least 20 mm", f"{bottom:.2f}")
    black = all(not float(number) for colour in check.printed.colours for number in re.findall(r"[\d.]+", colour))
    check.that(black, "black", check.printed.colours)


def _page_numbers(check: Check) -> None:
    starts = [
        place
        for place, page in enumerate(check.printed.pages)
        if any(line.text == annex.label and line.bold for annex in check.paper.annexes for line in page.lines[:3])
    ]
    check.that(len(starts) == len(check.paper.annexes), "annexes start on pages of their own", starts)
    expected = 0
    for place, page in enumerate(check.printed.pages):
        expected = 1 if place in (0, *starts) else expected + 1
        numbers = [line for line in page.lines if line.text.isdigit() and line.baseline < 15]
        shown = [line.text for line in numbers]
        wanted = [] if expected == 1 or check.is_small else [str(expected)]
        check.that(shown == wanted, f"number of page {place + 1}", f"{shown}, expected {wanted}")
        for line in numbers:
            fits = 13 <= line.size <= 14 and not line.bold and abs(line.centre - check.middle) < 1
            check.that(fits, "page number 13–14, upright, centred in the top margin", line)


def _mark(check: Check) -> None:
    for place, page in enumerate(check.printed.pages, 1):
        count = sum(line.text == check.paper.mark for line in page.lines) if check.paper.mark else 1
        check.that(count == 1, "mark once on every page", f"page {place}: {count}")


def _spelling(check: Check) -> None:
    text = check.printed.text
    check.that(text == unicodedata.normalize("NFC", text), "composed letters", "decomposed text")
    for day, month, _ in re.findall(r"ngày (\d+) tháng (\d+) năm (\d{4})", text):
        right = (len(day) == 2) and ((int(month) < 3) == month.startswith("0"))
        check.that(right, "zeros of a date", f"ngày {day} tháng {month}")
    numbers = re.findall(r"\b[Ss]ố:? (\d+)/", text)
    check.that(all(len(number) > 1 for number in numbers), "document numbers have two digits", numbers)
    ended = [block for block in check.paper.blocks if getattr(block, "text", "").endswith("./.")]
    check.that(not ended or "./." in text, "end of the text ./.", "not found")

"""Form rules of the first page: national lines, issuing body, number and date, kind and subject."""

import re

from core.papers import Heading
from core.papers.formats import FORMATS, NATIONAL_MOTTO, NATIONAL_NAME
from core.papers.typography import NBSP
from tests.papers.check import Check
from tests.papers.printed import Line, plain_spaces


def national_lines(check: Check) -> None:
    name = check.line(NATIONAL_NAME, "national name", list(check.first.lines))
    motto = check.line(NATIONAL_MOTTO, "national motto", list(check.first.lines))
    if not (name and motto):
        return
    sizes = check.is_small or (12 <= name.size <= 13 and 13 <= motto.size <= 14)
    check.that(sizes and name.bold and motto.bold, "national lines 12–13 and 13–14, bold", (name, motto))
    check.that(abs(name.centre - motto.centre) < 0.6, "motto under the middle", name.centre - motto.centre)
    check.that(name.centre > check.first.width / 2, "national lines at the right", name.centre)
    _stroke(check, [motto], 0.98, 1.02, "rule under the motto")


def _stroke(check: Check, above: list[Line], least: float, most: float, rule: str) -> None:
    """The stroke right under these lines, as a share of the longest, and centred under it."""
    last = above[-1]
    near = [
        stroke
        for stroke in check.printed.pages[last.page - 1].rules
        if -0.5 < stroke.top - last.baseline < 5 and stroke.left < last.right and stroke.right > last.left
    ]
    if not near:
        check.that(False, rule, "not found")
        return
    stroke = min(near, key=lambda item: item.top)
    share = stroke.length / max(line.width for line in above)
    check.that(least <= share <= most, f"{rule}: {least:.2f}–{most:.2f} of the line", f"{share:.2f}")
    off = (stroke.left + stroke.right) / 2 - last.centre
    check.that(abs(off) < 0.6, f"{rule}: centred", f"{off:.2f} mm")


def issuer(check: Check) -> None:
    head, form, lines = check.paper.head, FORMATS[check.paper.size], list(check.first.lines)
    own = [line for text in head.issuer_lines(form) if (line := check.line(text, "issuing body", lines))]
    for line in own:
        fits = line.bold and line.text.isupper() and (check.is_small or 12 <= line.size <= 13)
        check.that(fits, "issuing body in bold capitals 12–13", line)
    for text in head.parent_lines(form):
        if line := check.line(text, "parent body", lines):
            fits = not line.bold and line.text.isupper() and (check.is_small or 12 <= line.size <= 13)
            check.that(fits, "parent body in capitals 12–13, not bold", line)
    if own:
        _stroke(check, own, 1 / 3, 1 / 2, "rule under the issuing body")


def number_and_date(check: Check) -> None:
    head, lines = check.paper.head, list(check.first.lines)
    drafted = head.number.startswith(NBSP)  # gaps to be filled by hand
    number = check.line(f"Số: {head.number}", "number", lines) if head.number and not drafted else None
    if number:
        written = re.fullmatch(r"Số: \d{2,}/[A-ZĐ][A-Za-zĐ]*-[A-ZĐ][A-Za-zĐ]*", number.text)
        _about(check, number)
        check.that(bool(written) and number.size == 13 and not number.bold, "number 13, upright", number)
    date = check.line(head.dateline, "place and date", lines) if head.dateline and not drafted else None
    name = next((line for line in lines if line.text == NATIONAL_NAME), None)
    if date and name:
        check.that(date.italic and (check.is_small or 13 <= date.size <= 14), "date 13–14, italic", date)
        check.that(abs(date.centre - name.centre) < 1, "date under the national name", date.centre)
    if date and number:
        check.that(abs(date.baseline - number.baseline) < 0.5, "number and date on one line", (number, date))


def _about(check: Check, number: Line) -> None:
    """The subject of a letter: 12–13 upright under its number, in the left column."""
    if not check.paper.head.about:
        return
    left = [line for line in check.first.lines if number.baseline < line.baseline and line.right < 30 + 164 * 0.4 + 1]
    wanted, taken = plain_spaces(f"V/v {check.paper.head.about}"), ""
    for line in left[:6]:
        taken = f"{taken} {line.text}".strip()
        fits = 12 <= line.size <= 13 and not line.bold and not line.italic and abs(line.centre - number.centre) < 0.6
        check.that(fits, "subject of a letter 12–13, upright, under its number", line)
        if taken == wanted:
            return
    check.that(False, "subject of a letter", f"not found: {wanted!r}")


def title(check: Check) -> None:
    for heading in (block for block in check.paper.blocks if isinstance(block, Heading)):
        kind = check.line(heading.kind, "kind of paper")
        if not kind:
            continue
        fits = kind.bold and 13 <= kind.size <= 14 and abs(kind.centre - check.middle) < 1
        check.that(fits, "kind of paper 13–14, bold, centred", kind)
        subject = _following(check, kind, heading.subject)
        check.that(bool(subject), "subject", "not found")
        check.that(all(line.bold for line in subject), "subject in bold", subject)
        check.that(check.is_form or all(13 <= line.size <= 14 for line in subject), "subject 13–14", subject)
        under = _following(check, (subject or [kind])[-1], heading.attached) if heading.attached else subject
        check.that(bool(under), "line that names the paper it belongs to", "not found")
        if under:
            _stroke(check, under, 1 / 3, 1 / 2, "rule under the subject")


def _following(check: Check, above: Line, text: str) -> list[Line]:
    """The lines right under a line that together make up the text; empty if they do not."""
    lines = [line for line in check.printed.pages[above.page - 1].lines if line.baseline > above.baseline + 1]
    wanted, taken = plain_spaces(text).replace("\n", " "), ""
    for count, line in enumerate(lines[:6], 1):
        taken = f"{taken} {line.text}".strip()
        if taken == wanted:
            return lines[:count]
    return []

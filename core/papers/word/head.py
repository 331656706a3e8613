"""Cells 1 to 4 of the form in Word: national lines, issuing body, number or stamp, place and date."""

from core.papers.fonts import text_width
from core.papers.formats import HEAD_SHARE, NATIONAL_MOTTO, NATIONAL_NAME, SHORT_RULE, Format
from core.papers.paper import Head
from core.papers.word.elements import Element, gap, literal, paragraph, rule, twips, w
from core.papers.word.styles import Style
from core.papers.word.tables import cell, grid, row

_UNDER_LINE = 1.4
"""Points between a line of the head and its rule."""


def head(content: Head, form: Format) -> list[Element]:
    """The head and the white under it."""
    widths = (form.text_width * HEAD_SHARE, form.text_width * (1 - HEAD_SHARE))
    left, right = widths
    rows = [row(cell(left, *_issuer(content, form, left)), cell(right, *_national_lines(form, right)))]
    number, date = _number(content, form, left), _date(content)
    if number or date:
        rows.append(row(cell(left, *number), cell(right, *date)))
    return [grid(widths, *rows), gap(form.head_gap)]


def _issuer(content: Head, form: Format, room: float) -> list[Element]:
    own = content.issuer_lines(form)
    longest = max(text_width(line, form.issuer, bold=True) for line in own)
    return [
        *(paragraph(Style.PARENT, *literal(line)) for line in content.parent_lines(form)),
        *(paragraph(Style.ISSUER, *literal(line)) for line in own),
        rule(room, longest * SHORT_RULE, before=_UNDER_LINE),
    ]


def _national_lines(form: Format, room: float) -> list[Element]:
    return [
        paragraph(Style.NATIONAL_NAME, *literal(NATIONAL_NAME)),
        paragraph(Style.MOTTO, *literal(NATIONAL_MOTTO)),
        rule(room, text_width(NATIONAL_MOTTO, form.motto, bold=True), before=_UNDER_LINE),
    ]


def _number(content: Head, form: Format, room: float) -> list[Element]:
    lines = [paragraph(Style.NUMBER, *literal(f"Số: {content.number}"))] if content.number else []
    if content.about:
        lines.append(paragraph(Style.NUMBER, *literal("\n".join(content.about_lines(form)))))
    return [*lines, _stamp(content.stamp_note, form, room)] if content.stamp_note else lines


def _stamp(note: str, form: Format, room: float) -> Element:
    """A dashed frame to be stamped."""
    side, inside = twips((room - form.stamp_width) / 2), round(form.stamp_height * 72 / 25.4)
    sides = (
        w(name, val="dashed", sz=5, space=0 if name in ("left", "right") else inside, color="000000")
        for name in ("top", "left", "bottom", "right")
    )
    return paragraph(Style.STAMP, *literal(note), border=w("pBdr", *sides), indent=w("ind", left=side, right=side))


def _date(content: Head) -> list[Element]:
    return [paragraph(Style.DATELINE, *literal(content.dateline))] if content.dateline else []

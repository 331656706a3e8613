"""The end of a paper in Word: signatures on one line whatever stands above them, and recipients."""

from collections.abc import Sequence

from core.papers.blocks import CountingSignatures, Recipients, SignatureBlock, Signer
from core.papers.formats import SIGNERS_IN_A_ROW, Format
from core.papers.word.elements import Element, gap, inline, literal, paragraph, points, twips, w
from core.papers.word.styles import Style
from core.papers.word.tables import cell, grid, row

_BEFORE_SIGNATURES, _BEFORE_RECIPIENTS, _BETWEEN_ROWS = 12, 10, 8
"""Points of white."""
_SEALED, _UNSEALED = 30, 20
"""Millimetres to sign in: the round seal of an agency is 36 mm across and overlaps both lines."""


def signature_block(block: SignatureBlock, form: Format) -> list[Element]:
    """Left and right half; the names are the lower row of the table and so share one line."""
    half = form.text_width / 2
    if isinstance(block.left, Recipients):
        upper = cell(half, *_recipient_lines(block.left), merged="restart")
        lower = cell(half, merged="continue")
    else:
        upper, lower = (_titles(block.left, half), _name(block.left, half)) if block.left else (cell(half), cell(half))
    rows = row(upper, _titles(block.right, half)), row(lower, _name(block.right, half))
    return [gap(_BEFORE_SIGNATURES), grid((half, half), *rows)]


def counting_signatures(block: CountingSignatures, form: Format) -> list[Element]:
    """Signers of equal standing, three in a row under their common heading."""
    columns = min(len(block.signers), SIGNERS_IN_A_ROW)
    width = form.text_width / columns
    heading = paragraph(Style.SIGNER_TITLE, *literal(block.heading))
    rows = [row(cell(form.text_width, heading, span=columns))]
    for start in range(0, len(block.signers), columns):
        signers: list[Signer | None] = [*block.signers[start : start + columns]]
        signers += [None] * (columns - len(signers))
        rows += _signers(signers, width)
    return [gap(_BEFORE_SIGNATURES), grid([width] * columns, *rows)]


def recipients(block: Recipients, form: Format) -> list[Element]:
    """Nơi nhận by itself, under a paper that nobody signs."""
    return [gap(_BEFORE_RECIPIENTS), *_recipient_lines(block)]


def _signers(signers: Sequence[Signer | None], width: float) -> list[Element]:
    upper = (_titles(signer, width, before=_BETWEEN_ROWS) if signer else cell(width) for signer in signers)
    lower = (_name(signer, width) if signer else cell(width) for signer in signers)
    return [row(*upper), row(*lower)]


def _titles(signer: Signer, width: float, *, before: float = 0) -> Element:
    lines = [paragraph(Style.SIGNER_TITLE, *literal(title)) for title in signer.titles]
    if before:
        lines[0][0].append(w("spacing", before=points(before), after=0))
    if signer.note:
        lines.append(paragraph(Style.SIGNER_NOTE, *literal(signer.note)))
    return cell(width, *lines)


def _name(signer: Signer, width: float) -> Element:
    """The name under the room for signature and seal, which is white before it and no empty line."""
    room = w("spacing", before=twips(_SEALED if signer.sealed else _UNSEALED), after=0)
    return cell(width, paragraph(Style.SIGNER_NAME, *literal(signer.name), spacing=room), align="bottom")


def _recipient_lines(block: Recipients) -> list[Element]:
    """A semicolon after each line and a full stop after the last."""
    last = len(block.items) - 1
    lines = [
        paragraph(
            Style.RECIPIENT, *literal("- "), *inline(item), *literal("." if place == last else ";"), keep=place < last
        )
        for place, item in enumerate(block.items)
    ]
    return [paragraph(Style.RECIPIENTS, *literal("Nơi nhận:")), *lines]

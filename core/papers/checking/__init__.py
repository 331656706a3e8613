"""Measures a .docx against the form of Decree 30/2020/NĐ-CP by what is stored in it.

The paper says what must be there: a part of it that is not found is a failure. Each failure is a line in words:
the rule, and what was measured.
"""

import io

import docx

from core.papers.checking import parts, sheet
from core.papers.checking.measured import Measured, text_of
from core.papers.paper import Paper

__all__ = ["failures", "text_of"]

_RULES = (
    sheet.pages, sheet.numbers, sheet.styles, sheet.typeface, parts.head, parts.rules, parts.tables, parts.signatures,
    parts.spaces, sheet.settings,
)  # fmt: skip


def failures(content: bytes, paper: Paper) -> list[str]:
    """Every rule that the document breaks; empty if it is right.

    :raises KeyError: the document lacks a style of the form.
    """
    measured = Measured(paper, docx.Document(io.BytesIO(content)))
    for rule in _RULES:
        rule(measured)
    return measured.wrong

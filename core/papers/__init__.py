"""Official papers in the form of Decree 30/2020/NĐ-CP: one list of blocks, several outputs.

A builder makes a `Paper` from blocks; `render_pdf` prints it, `render_docx` writes it for Word.
Nothing here knows models or the network.
"""

from core.papers.blocks import (
    AddressedTo,
    Annex,
    Article,
    Authority,
    Block,
    CodeLines,
    Column,
    CountingSignatures,
    GroupRow,
    Heading,
    LegalBases,
    Note,
    Paragraph,
    Recipients,
    Row,
    SectionTitle,
    SignatureBlock,
    Signer,
    Table,
)
from core.papers.errors import MissingGlyph, PaperError, TableTooNarrow
from core.papers.fonts import missing_glyphs
from core.papers.formats import PageSize
from core.papers.html import render_html
from core.papers.marks import plain, unbroken
from core.papers.paper import Head, Issuer, Paper, Reference
from core.papers.pdf import page_count, render_pdf
from core.papers.slides import Slide, render_slides
from core.papers.word import render_docx

__all__ = [
    "AddressedTo",
    "Annex",
    "Article",
    "Authority",
    "Block",
    "CodeLines",
    "Column",
    "CountingSignatures",
    "GroupRow",
    "Head",
    "Heading",
    "Issuer",
    "LegalBases",
    "MissingGlyph",
    "Note",
    "PageSize",
    "Paper",
    "PaperError",
    "Paragraph",
    "Recipients",
    "Reference",
    "Row",
    "SectionTitle",
    "SignatureBlock",
    "Signer",
    "Slide",
    "Table",
    "TableTooNarrow",
    "missing_glyphs",
    "page_count",
    "plain",
    "render_docx",
    "render_html",
    "render_pdf",
    "render_slides",
    "unbroken",
]

"""What a paper is made of: plain frozen blocks that every renderer draws in its own way.

Fields called *marked* hold running text with the inline marks of `core.papers.marks`; whatever a person
typed enters them through `plain()` or `unbroken()`. All other text is literal: marks in it mean nothing.
"""

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Kind of paper and its subject; `attached` names the paper it belongs to, in brackets."""

    kind: str
    subject: str
    attached: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """Centred bold line of a decision: who decides, and the word of command."""

    text: str


@dataclass(frozen=True, slots=True)
class LegalBases:
    """Legal grounds, marked, without closing signs: the renderer sets `;` and the last `.`."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Numbered article of a decision; text is marked."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Justified paragraph; text is marked."""

    text: str


@dataclass(frozen=True, slots=True)
class SectionTitle:
    """Title of a section, numbered by its author."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Small print under a form; text is marked."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """Column of a table; width is a share of the page, columns of one group share a head above theirs."""

    title: str
    width: float
    align: Align = "left"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row, marked."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Bold row over the whole width that opens a group of rows."""

    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """Ruled table with a repeated head; rows are never cut.

    `headless` drops the head, `row_height` in millimetres leaves room to write by hand, `closing` is a
    marked line under the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]
    closing: str = ""
    headless: bool = False
    row_height: int = 0

    def __post_init__(self) -> None:
        for row in self.rows:
            if isinstance(row, Row) and len(row.cells) != len(self.columns):
                raise ValueError(f"{len(row.cells)} cells for {len(self.columns)} columns: {row.cells}")


@dataclass(frozen=True, slots=True)
class CodeLines:
    """A long code in lines that are never broken, to be compared by eye."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddressedTo:
    """Kính gửi: one or several addressees."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận, marked, without closing signs; the last one is the file copy."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Lines of power and office (TM., KT., TL.), a note such as (Ký tên), and the name without degrees.

    `sealed` leaves the 30 mm that a round seal needs instead of 20 mm.
    """

    titles: tuple[str, ...]
    name: str
    note: str = ""
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Signer at the right; recipients or a second signer at the left, names on one line."""

    right: Signer
    left: Signer | Recipients | None = None


@dataclass(frozen=True, slots=True)
class CountingSignatures:
    """Several signers of equal standing under one heading, three in a row."""

    heading: str
    signers: tuple[Signer, ...]


Block = (
    Heading
    | Authority
    | LegalBases
    | Article
    | Paragraph
    | SectionTitle
    | Note
    | Table
    | CodeLines
    | AddressedTo
    | Recipients
    | SignatureBlock
    | CountingSignatures
)


@dataclass(frozen=True, slots=True)
class Annex:
    """Annex with page numbers of its own; a line feed in the title starts a new line."""

    label: str
    title: str
    attached: str
    blocks: tuple[Block, ...] = field(default=())

"""Pages and type of papers as Decree 30/2020/NĐ-CP, annex I orders them; official.css prints the same."""

from dataclasses import dataclass, replace
from typing import Literal

PageSize = Literal["a4", "a4-landscape", "a4-form", "a5"]
"""“a5” and “a4-form” are forms to be filled in by hand: narrow margins, the small one without page numbers."""

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_MOTTO = "Độc lập - Tự do - Hạnh phúc"
TITLE_POINTS = 14
TITLE_SHARE = 0.8
"""Of the page, for the lines of a centred title."""
HEAD_SHARE = 0.4
"""Of the page, for the left column of the head: issuing body and number."""
SHORT_RULE, ATTACHED_RULE = 0.42, 0.38
"""Rules under issuing body and subject, and under the line of what a paper is attached to, as parts of it."""
SIGNERS_IN_A_ROW = 3
ABOUT_SHARE = 0.94
"""Of the left column of the head, for the lines of a letter's subject."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of page: lengths in millimetres, type sizes and gaps in points.

    The right margin of an official page is 16 mm, not 15: 15 would be stored as 14.99 in Word, and a line in
    print may stick out by 0.4.
    """

    width: float = 210
    height: float = 297
    top: float = 20
    right: float = 16
    bottom: float = 20
    left: float = 30
    numbered: bool = True
    national_name: float = 13
    motto: float = 14
    issuer: float = 13
    number: float = 13
    dateline: float = 14
    subject: float = TITLE_POINTS
    text: float = 14
    line: float = 1.13
    indent: float = 10
    paragraph_gap: float = 6
    head_gap: float = 14
    number_gap: float = 7
    subject_gap: float = 10
    table: float = 12
    table_gap: float = 8
    cell_height: float = 2.6
    cell_width: float = 4
    note: float = 12
    note_gap: float = 4
    stamp: float = 8.5
    stamp_width: float = 42
    stamp_height: float = 1.6

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


_OFFICIAL = Format()
FORMATS: dict[PageSize, Format] = {
    "a4": _OFFICIAL,
    "a4-landscape": replace(_OFFICIAL, width=297, height=210),
    "a4-form": Format(
        top=14, bottom=14, left=16, line=1.04, head_gap=8, subject_gap=4, table=11, table_gap=5, cell_height=1.7,
        note=11, note_gap=3, stamp=11, stamp_width=60, stamp_height=3,
    ),
    "a5": Format(
        width=148, height=210, top=11, right=12, bottom=11, left=12, numbered=False, national_name=10, motto=11,
        issuer=9.5, number=10, dateline=11, subject=11.5, text=11.5, line=1.04, indent=7, paragraph_gap=3, head_gap=6,
        number_gap=4, subject_gap=4, table=9.5, table_gap=5, cell_height=1.7, cell_width=2.6, note=9.5, note_gap=2.5,
    ),
}  # fmt: skip

"""Phiếu bình xét on paper: one for each box, without the voter's name and without a number."""

from dataclasses import dataclass, replace
from datetime import date

from core.papers import Column, Heading, Issuer, Note, Paper, Table, page_count, plain
from nominations.papers.nominee import Nominee, grouped_rows

ROWS_ON_A5 = 13
CHOICES = ("Tán thành", "Không tán thành")
THIRD_CHOICE = "Không có ý kiến"


@dataclass(frozen=True, slots=True)
class BallotContent:
    """`validity` are the season's sentences on when a ballot or a line is valid.

    `box_label` tells boxes apart where there are several; `third_choice` adds “Không có ý kiến”;
    `stamp_note` stands in the dashed place for the stamp.
    """

    issuer: Issuer
    on: date
    subject: str
    nominees: tuple[Nominee, ...]
    validity: tuple[str, ...]
    stamp_note: str
    third_choice: bool = False
    box_label: str = ""
    mark: str = ""


def build(content: BallotContent) -> Paper:
    """One sheet of A5 for up to 13 nominees, if they fit on it; otherwise A4, which holds about twenty-five."""
    subject = f"{content.subject}\n{content.box_label}" if content.box_label else content.subject
    blocks = (
        Heading("PHIẾU BÌNH XÉT", subject),
        _table(content),
        Note(
            "**Cách ghi phiếu:** ở mỗi dòng đánh dấu X vào một ô. "
            + " ".join(f"{plain(rule).rstrip('.')}." for rule in content.validity)
        ),
        Note("__Không ghi họ tên, không ký và không làm dấu riêng trên phiếu.__"),
    )
    head = content.issuer.head(on=content.on, stamp_note=content.stamp_note)
    paper = Paper("Phiếu bình xét", head, blocks, size="a5", mark=content.mark)
    if len(content.nominees) <= ROWS_ON_A5 and page_count(paper) == 1:
        return paper
    return replace(paper, size="a4-form")


def _table(content: BallotContent) -> Table:
    choices = (*CHOICES, THIRD_CHOICE) if content.third_choice else CHOICES
    columns = (
        Column("STT", 9, "center"),
        Column("Họ và tên / tên tập thể", 39),
        Column("Đơn vị", 38),
        *(Column(choice, 13, "center") for choice in choices),
    )
    boxes = ("{{o}}",) * len(choices)
    rows = grouped_rows(
        content.nominees, lambda nominee: nominee, lambda nominee: (nominee.bare, plain(nominee.unit), *boxes)
    )
    return Table(columns, rows)

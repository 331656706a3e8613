"""Danh sách ký nhận Giấy công nhận, signed by those who receive theirs."""

from dataclasses import dataclass
from datetime import date

from core.papers import Column, Heading, Issuer, Paper, Reference, SignatureBlock, Signer, Table, plain, unbroken
from nominations.papers.nominee import Nominee, count_phrase, grouped_rows

_ROW_HEIGHT = 11
"""Millimetres, room for a signature with the name under it."""


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """A certificate to be handed over: its register number and its holder."""

    register_number: str
    nominee: Nominee


@dataclass(frozen=True, slots=True)
class HandoverContent:
    """Certificates of one decision, handed over on one day."""

    issuer: Issuer
    on: date
    subject: str
    decision: Reference
    decider: str
    lines: tuple[HandoverLine, ...]
    handed_over_by: Signer
    witnessed_by: Signer
    mark: str = ""


def build(content: HandoverContent) -> Paper:
    """The list, with a date and a signature to be written for each certificate."""
    columns = (
        Column("STT", 11, "center"),
        Column("Số vào sổ", 24, "center"),
        Column("Họ và tên / tên tập thể", 43),
        Column("Đơn vị", 36),
        Column("Ngày nhận", 20, "center"),
        Column("Ký nhận, ghi rõ họ tên", 34),
    )
    rows = grouped_rows(
        content.lines,
        lambda line: line.nominee,
        lambda line: (unbroken(line.register_number), line.nominee.titled, plain(line.nominee.unit), "", ""),
    )
    nominees = [line.nominee for line in content.lines]
    closing = f"(Danh sách gồm {count_phrase(nominees)}; mỗi Giấy công nhận giao một bản chính)"
    blocks = (
        Heading(
            "DANH SÁCH KÝ NHẬN",
            content.subject,
            f"(Giấy công nhận cấp theo Quyết định {content.decision.cited} của {content.decider})",
        ),
        Table(columns, rows, closing=closing, row_height=_ROW_HEIGHT),
        SignatureBlock(content.witnessed_by, content.handed_over_by),
    )
    return Paper("Danh sách ký nhận Giấy công nhận", content.issuer.head(on=content.on), blocks, mark=content.mark)

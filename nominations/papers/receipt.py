"""Biên nhận hồ sơ: what was handed in, by whom, to the second, and the code that proves it unchanged."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import CodeLines, Column, Heading, Issuer, Paper, Paragraph, Row, SectionTitle, Table, plain
from core.papers.typography import code_lines
from core.vietnamese import VIETNAM, local_day, long_date, long_time, two_digits
from nominations.papers.nominee import Nominee


@dataclass(frozen=True, slots=True)
class DossierPart:
    """One part of the dossier and what it holds: number of files, version, date."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """`received_at` is an aware moment; `digest` is the hexadecimal SHA-256 of the content.

    `late_note` tells under which permission a late dossier was admitted; empty if it came in time.
    """

    issuer: Issuer
    subject: str
    dossier_number: str
    nominee: Nominee
    introduced_by: str
    submitted_by: str
    received_at: datetime
    parts: tuple[DossierPart, ...]
    digest: str
    late_note: str = ""
    mark: str = ""


def build(content: ReceiptContent) -> Paper:
    """The receipt; made at the moment of submission, it bears no signature."""
    blocks = (
        Heading("BIÊN NHẬN HỒ SƠ", content.subject),
        SectionTitle("I. THÔNG TIN HỒ SƠ"),
        _facts(content),
        SectionTitle("II. NỘI DUNG HỒ SƠ"),
        _parts(content.parts),
        SectionTitle("III. MÃ KIỂM TRA"),
        Paragraph("Mã kiểm tra nội dung hồ sơ (SHA-256) tại thời điểm nộp:"),
        CodeLines(code_lines(content.digest)),
        Paragraph(
            "Biên nhận được lập tự động khi nộp hồ sơ. Nội dung hồ sơ lưu có cùng mã kiểm tra này là nội dung "
            "đã nộp, không thay đổi./."
        ),
    )
    head = content.issuer.head(on=local_day(content.received_at))
    return Paper(f"Biên nhận hồ sơ {content.dossier_number}", head, blocks, mark=content.mark)


def _facts(content: ReceiptContent) -> Table:
    nominee = content.nominee
    second = two_digits(content.received_at.astimezone(VIETNAM).second)
    facts = [
        ("Số hồ sơ", f"**{plain(content.dossier_number)}**"),
        ("Tập thể" if nominee.is_collective else "Cá nhân", nominee.titled),
        ("Đơn vị" if nominee.is_collective else "Chức vụ, đơn vị", _place(nominee)),
        ("Đơn vị giới thiệu", plain(content.introduced_by)),
        ("Người nộp", plain(content.submitted_by)),
        ("Thời điểm nộp", f"{long_time(content.received_at)} {second} giây, {long_date(content.received_at)}"),
    ]
    if content.late_note:
        facts.append(("Nộp muộn", plain(content.late_note)))
    return Table((Column("", 48), Column("", 116)), tuple(Row(fact) for fact in facts), headless=True)


def _place(nominee: Nominee) -> str:
    return plain(", ".join(part for part in (nominee.position, nominee.unit) if part))


def _parts(parts: tuple[DossierPart, ...]) -> Table:
    columns = Column("STT", 11, "center"), Column("Tài liệu", 94), Column("Số lượng, phiên bản", 59)
    rows = tuple(Row((str(place), plain(part.title), plain(part.detail))) for place, part in enumerate(parts, 1))
    return Table(columns, rows, closing=f"(Hồ sơ gồm {two_digits(len(parts))} tài liệu)")

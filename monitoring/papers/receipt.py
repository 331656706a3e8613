"""Biên nhận kế hoạch, báo cáo: what a department handed in, who did and when to the second, and how late."""

from dataclasses import dataclass
from datetime import date, datetime

from core.papers import CodeLines, Column, Heading, Issuer, Paper, Paragraph, Row, SectionTitle, Table, plain
from core.papers.typography import code_lines
from core.vietnamese import VIETNAM, local_day, long_date, long_time, two_digits


@dataclass(frozen=True, slots=True)
class PaperReceiptContent:
    """`received_at` is an aware moment, `due` the strict date that held, `digest` hexadecimal SHA-256.

    `contents` are the titles of what was written and the name of the file, if any; `turn` counts the times.
    """

    issuer: Issuer
    number: str
    title: str
    department: str
    submitted_by: str
    turn: int
    received_at: datetime
    due: date
    days_late: int
    contents: tuple[str, ...]
    digest: str
    mark: str = ""


def build(content: PaperReceiptContent) -> Paper:
    """The receipt; made at the moment it was handed in, it bears no signature."""
    blocks = (
        Heading("BIÊN NHẬN", f"{content.title} của {content.department}"),
        SectionTitle("I. THÔNG TIN"),
        _facts(content),
        SectionTitle("II. NỘI DUNG"),
        _contents(content.contents),
        SectionTitle("III. MÃ KIỂM TRA"),
        Paragraph("Mã kiểm tra nội dung văn bản (SHA-256) tại thời điểm gửi:"),
        CodeLines(code_lines(content.digest)),
        Paragraph(
            "Biên nhận được lập tự động khi phòng gửi văn bản. Nội dung lưu có cùng mã kiểm tra này là nội dung "
            "đã gửi, không thay đổi./."
        ),
    )
    head = content.issuer.head(on=local_day(content.received_at))
    return Paper(f"Biên nhận {content.number}", head, blocks, mark=content.mark)


def _facts(content: PaperReceiptContent) -> Table:
    second = two_digits(content.received_at.astimezone(VIETNAM).second)
    late = f"**Nộp muộn {content.days_late} ngày**" if content.days_late else "Đúng hạn"
    facts = (
        ("Số", f"**{plain(content.number)}**"),
        ("Văn bản", plain(content.title)),
        ("Đơn vị", plain(content.department)),
        ("Người gửi", plain(content.submitted_by)),
        ("Thời điểm gửi", f"{long_time(content.received_at)} {second} giây, {long_date(content.received_at)}"),
        ("Lần gửi", two_digits(content.turn)),
        ("Hạn nộp", f"Trước {long_date(content.due)}"),
        ("So với hạn", late),
    )
    return Table((Column("", 48), Column("", 116)), tuple(Row(fact) for fact in facts), headless=True)


def _contents(titles: tuple[str, ...]) -> Table:
    rows = tuple(Row((str(place), plain(title))) for place, title in enumerate(titles, 1))
    return Table((Column("STT", 11, "center"), Column("Nội dung", 153)), rows)

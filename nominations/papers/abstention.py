"""Biên nhận: a department puts nobody forward this season, why, who said so and when to the second."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import Column, Heading, Issuer, Paper, Paragraph, Row, Table, plain
from core.vietnamese import VIETNAM, local_day, long_date, long_time, two_digits


@dataclass(frozen=True, slots=True)
class AbstentionContent:
    """`received_at` is an aware moment."""

    issuer: Issuer
    year: int
    number: str
    department: str
    submitted_by: str
    reason: str
    received_at: datetime
    mark: str = ""


def build(content: AbstentionContent) -> Paper:
    """The receipt; made at the moment of submission, it bears no signature."""
    second = two_digits(content.received_at.astimezone(VIETNAM).second)
    moment = f"{long_time(content.received_at)} {second} giây, {long_date(content.received_at)}"
    facts = [
        ("Số", f"**{plain(content.number)}**"),
        ("Đơn vị", plain(content.department)),
        ("Người báo", plain(content.submitted_by)),
        ("Thời điểm", moment),
        ("Lý do", plain(content.reason, keep_lines=True)),
    ]
    blocks = (
        Heading("BIÊN NHẬN", f"Đơn vị không giới thiệu điển hình tiên tiến năm {content.year}"),
        Table((Column("", 48), Column("", 116)), tuple(Row(fact) for fact in facts), headless=True),
        Paragraph(
            "Biên nhận được lập tự động khi đơn vị báo. Đơn vị rút lại được nếu sau đó có cá nhân, "
            "tập thể để giới thiệu./."
        ),
    )
    return Paper(
        f"Biên nhận {content.number}", content.issuer.head(on=local_day(content.received_at)), blocks, mark=content.mark
    )

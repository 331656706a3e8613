"""Danh sách ký tên dự họp: every member with a place to sign, and lines for guests."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import Column, Heading, Issuer, Paper, Paragraph, Row, SignatureBlock, Signer, Table, plain
from core.vietnamese import clock_time, local_day, two_digits, weekday_date
from councils.papers.parts import Member

#: Lines left free for guests and others called in.
GUEST_LINES = 3
_SIGNING_HEIGHT = 9  # millimetres


@dataclass(frozen=True, slots=True)
class SignInContent:
    """The members in the order of the council; *secretary* compiles the list."""

    issuer: Issuer
    held_at: datetime
    place: str
    subject: str
    members: tuple[Member, ...]
    secretary: Signer
    mark: str = ""


def build(content: SignInContent) -> Paper:
    """The sheet, signed by hand in the room."""
    columns = (
        Column("STT", 11, "center"), Column("Họ và tên", 44), Column("Chức vụ, đơn vị", 46),
        Column("Nhiệm vụ trong Hội đồng", 34), Column("Ký tên", 30),
    )  # fmt: skip
    members = [
        Row((str(place), member.titled, plain(member.position), plain(member.role), ""))
        for place, member in enumerate(content.members, 1)
    ]
    guests = [Row((str(len(members) + place), "", "", "", "")) for place in range(1, GUEST_LINES + 1)]
    day = weekday_date(content.held_at)
    when = f"{clock_time(content.held_at)}, {day[:1].lower()}{day[1:]}"
    blocks = (
        Heading("DANH SÁCH KÝ TÊN DỰ HỌP", content.subject),
        Paragraph(f"Thời gian: {when}. Địa điểm: {plain(content.place).rstrip('.')}."),
        Table(
            columns,
            (*members, *guests),
            closing=f"(Hội đồng có {two_digits(len(members))} thành viên; dòng trống dành cho người được mời)",
            row_height=_SIGNING_HEIGHT,
        ),
        SignatureBlock(content.secretary),
    )
    head = content.issuer.head(on=local_day(content.held_at))
    return Paper("Danh sách ký tên dự họp", head, blocks, mark=content.mark)

"""Biên bản kiểm tra: a visit of the Standing Council to a department, after form 1.9 of Decree 30/2020/NĐ-CP."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.papers import (
    Block,
    Column,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Recipients,
    Reference,
    Row,
    SectionTitle,
    SignatureBlock,
    Signer,
    Table,
    plain,
)
from core.vietnamese import long_date, short_date, two_digits


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What was found, what is to be done, by whom and until when."""

    found: str
    follow_up: str
    responsible: str
    due: date


@dataclass(frozen=True, slots=True)
class InspectionContent:
    """`members` and `hosts` name a person a line with the post; the first of each signs.

    `content` and `conclusion` are paragraphs; `additions` were added on their day, after the record was closed.
    """

    issuer: Issuer
    department: str
    visited_on: date
    place: str
    members: tuple[str, ...]
    hosts: tuple[str, ...]
    content: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    conclusion: tuple[str, ...]
    additions: tuple[tuple[date, str], ...]
    recorder: str
    mark: str = ""


def build(content: InspectionContent) -> Paper:
    """The record; its number is written by hand, as minutes have theirs (decision 0029)."""
    subject = f"Kiểm tra việc thực hiện công tác điển hình tiên tiến tại {content.department}"
    blocks: tuple[Block, ...] = (
        Heading("BIÊN BẢN", subject),
        *_opening(content),
        SectionTitle("I. NỘI DUNG KIỂM TRA"),
        *(Paragraph(plain(line)) for line in content.content),
        SectionTitle("II. NỘI DUNG PHÁT HIỆN, VIỆC PHẢI LÀM"),
        _findings(content.findings),
        *_conclusion(content.conclusion),
        *_additions(content.additions),
        Paragraph("Biên bản đã đọc cho những người tham gia cùng nghe và thống nhất./."),
        SignatureBlock(
            Signer(("TRƯỞNG ĐOÀN KIỂM TRA",), _name(content.members[0]), "(Ký tên)", sealed=False),
            Signer(("ĐẠI DIỆN PHÒNG",), _name(content.hosts[0]), "(Ký tên)", sealed=False),
        ),
        SignatureBlock(
            Signer(("NGƯỜI GHI BIÊN BẢN",), content.recorder, "(Ký tên)", sealed=False),
            Recipients(("Trưởng đoàn kiểm tra", plain(content.department), "Lưu: VT, Thường trực Hội đồng")),
        ),
    )
    head = content.issuer.head(number=Reference(None, "BB-HĐTĐKT", None).text)
    return Paper(f"Biên bản kiểm tra {content.department}", head, blocks, mark=content.mark)


def _opening(content: InspectionContent) -> Iterator[Block]:
    yield Paragraph(f"**Thời gian:** {long_date(content.visited_on)}.")
    yield Paragraph(f"**Địa điểm:** {plain(content.place)}.")
    yield Paragraph("**Đoàn kiểm tra của Thường trực Hội đồng:**")
    yield from _people(content.members, "Trưởng đoàn")
    yield Paragraph(f"**Đại diện {plain(content.department)}:**")
    yield from _people(content.hosts, "")


def _people(lines: tuple[str, ...], leads: str) -> Iterator[Block]:
    for place, line in enumerate(lines):
        part = f", {leads}" if leads and not place else ""
        yield Paragraph(f"- {plain(line.rstrip(' ;,.'))}{part}{'.' if place == len(lines) - 1 else ';'}")


def _findings(lines: tuple[FindingLine, ...]) -> Block:
    if not lines:
        return Paragraph("Không có nội dung phòng phải khắc phục.")
    columns = (
        Column("STT", 11, "center"), Column("Nội dung phát hiện", 50), Column("Việc phải làm", 50),
        Column("Người phụ trách", 32), Column("Hạn", 24, "center"),
    )  # fmt: skip
    rows = tuple(
        Row(
            (two_digits(place), plain(line.found), plain(line.follow_up), plain(line.responsible), short_date(line.due))
        )
        for place, line in enumerate(lines, 1)
    )
    return Table(columns, rows, closing=f"(Gồm {two_digits(len(lines))} việc)")


def _conclusion(lines: tuple[str, ...]) -> Iterator[Block]:
    if lines:
        yield SectionTitle("III. KẾT LUẬN, KIẾN NGHỊ")
        yield from (Paragraph(plain(line)) for line in lines)


def _additions(lines: tuple[tuple[date, str], ...]) -> Iterator[Block]:
    if lines:
        yield SectionTitle("NỘI DUNG BỔ SUNG, ĐÍNH CHÍNH")
        yield from (Paragraph(f"Bổ sung {long_date(day)}: {plain(text)}") for day, text in lines)


def _name(line: str) -> str:
    """The name at the beginning of "Bà Trần Thị A, Phó Giám đốc Sở"."""
    return line.split(",")[0].removeprefix("Ông ").removeprefix("Bà ").strip()

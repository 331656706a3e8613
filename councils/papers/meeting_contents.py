"""Danh mục of the papers of a meeting: what the archive of one reader holds, numbered, with digests."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import Block, Heading, Issuer, Note, Paper, Paragraph, plain, unbroken
from core.vietnamese import clock_time, local_day, two_digits, weekday_date
from councils.papers.packed_files import PackedFile, files_table


@dataclass(frozen=True, slots=True)
class MeetingContents:
    """`reader` is whom the archive is made for; `missing` are sentences on what that person may still get."""

    issuer: Issuer
    held_at: datetime
    place: str
    subject: str
    reader: str
    files: tuple[PackedFile, ...]
    missing: tuple[str, ...] = ()
    mark: str = ""


def build(content: MeetingContents) -> Paper:
    """The first page of the archive; made by the portal, it bears no signature."""
    day = weekday_date(content.held_at)
    when = f"{clock_time(content.held_at)}, {day[:1].lower()}{day[1:]}"
    blocks: tuple[Block, ...] = (
        Heading("DANH MỤC TÀI LIỆU PHIÊN HỌP", content.subject),
        Paragraph(f"Thời gian: {when}. Địa điểm: {plain(content.place).rstrip('.')}."),
        Paragraph(f"Lập cho: {plain(content.reader)}."),
        files_table(content.files, f"(Tập tài liệu gồm {two_digits(len(content.files))} tài liệu)"),
        *(Paragraph(plain(sentence)) for sentence in content.missing),
        Note("__Hồ sơ mà người nhận tập này không tham gia bình xét thì không có trong tập.__"),
        Note(f"__Tệp có cùng mã {unbroken('SHA-256')} là tệp cổng đã lập, không thay đổi.__"),
    )
    head = content.issuer.head(on=local_day(content.held_at))
    return Paper("Danh mục tài liệu phiên họp", head, blocks, mark=content.mark)

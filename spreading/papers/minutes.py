"""Biên bản sơ kết, tổng kết, after form 1.9 of Decree 30/2020/NĐ-CP."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.papers import (
    Block,
    Column,
    Heading,
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
from core.vietnamese import long_date, long_time, two_digits
from spreading.papers.parts import Occasion, name_of, presided, talks_table

_BY_HAND = "……"
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


@dataclass(frozen=True, slots=True)
class Wish:
    """A department that registered to learn, from whom, and what."""

    department: str
    model: str
    wanted: str


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """`symbol` is that of the agency's minutes; texts are paragraphs; `attended` says in words who was there."""

    occasion: Occasion
    symbol: str
    attended: str
    proceedings: tuple[str, ...]
    lessons: tuple[str, ...]
    conclusions: tuple[str, ...]
    wishes: tuple[Wish, ...]


def build(content: MinutesContent) -> Paper:
    """The minutes; their number (decision 0029) and the hour at which the session ended are written by hand."""
    occasion = content.occasion
    blocks: tuple[Block, ...] = (
        Heading("BIÊN BẢN", occasion.title),
        Paragraph(f"**Thời gian bắt đầu:** {long_time(occasion.starts)}, {long_date(occasion.day)}."),
        Paragraph(f"**Địa điểm:** {plain(occasion.place).rstrip('.')}."),
        Paragraph(f"**Thành phần tham dự:** {plain(content.attended)}"),
        *presided(occasion),
        *_numbered_sections(content),
        Paragraph(
            f"Buổi họp kết thúc vào {_BY_HAND} giờ {_BY_HAND} phút cùng ngày; biên bản đã đọc cho những người dự cùng "
            "nghe và thống nhất./."
        ),
        SignatureBlock(
            Signer(("CHỦ TRÌ",), name_of(occasion.chair)),
            Signer(("THƯ KÝ",), name_of(occasion.secretary)),
        ),
        Recipients(("Ban Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP")),
    )
    head = occasion.issuer.head(number=Reference(None, content.symbol, None).text)
    return Paper(f"Biên bản {occasion.kind}", head, blocks, mark=occasion.mark)


def _numbered_sections(content: MinutesContent) -> Iterator[Block]:
    filled = [(title, blocks) for title, blocks in _sections(content) if blocks]
    for number, (title, blocks) in zip(_ROMAN, filled, strict=False):
        yield SectionTitle(f"{number}. {title}")
        yield from blocks


def _sections(content: MinutesContent) -> Iterator[tuple[str, Sequence[Block]]]:
    talks = content.occasion.talks
    yield "CHƯƠNG TRÌNH", _numbered(content.occasion.agenda)
    yield "ĐIỂN HÌNH TIÊN TIẾN BÁO CÁO KINH NGHIỆM", [talks_table(talks)] if talks else []
    yield "DIỄN BIẾN", [Paragraph(plain(line)) for line in content.proceedings]
    yield "BÀI HỌC KINH NGHIỆM", _numbered(content.lessons)
    yield "KẾT LUẬN CỦA CHỦ TRÌ", [Paragraph(plain(line)) for line in content.conclusions]
    yield "ĐƠN VỊ ĐĂNG KÝ HỌC TẬP ĐIỂN HÌNH", [_wishes(content.wishes)] if content.wishes else []


def _numbered(lines: tuple[str, ...]) -> list[Block]:
    return [Paragraph(f"{place}. {plain(line).rstrip(' .;')}.") for place, line in enumerate(lines, 1)]


def _wishes(wishes: tuple[Wish, ...]) -> Table:
    columns = (
        Column("STT", 11, "center"), Column("Đơn vị đăng ký", 45), Column("Điển hình", 50),
        Column("Nội dung muốn học", 58),
    )  # fmt: skip
    rows = tuple(
        Row((two_digits(place), plain(wish.department), plain(wish.model), plain(wish.wanted)))
        for place, wish in enumerate(wishes, 1)
    )
    return Table(columns, rows, closing=f"(Gồm {two_digits(len(wishes))} đăng ký)")

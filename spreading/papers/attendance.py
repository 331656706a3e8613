"""Danh sách có mặt: before the session a sheet to sign on, afterwards who was there and how that is known."""

from dataclasses import dataclass

from core.papers import Block, Column, GroupRow, Heading, Paper, Paragraph, Row, SignatureBlock, Signer, Table, plain
from core.vietnamese import two_digits
from spreading.papers.parts import Occasion, name_of

#: Lines left free for guests and whoever is not on the list.
FREE_LINES = 5
_SIGNING_HEIGHT = 9  # millimetres


@dataclass(frozen=True, slots=True)
class Line:
    """A person with the post; `known` says how the presence is known ("Bằng mã, 08:02")."""

    name: str
    post: str
    known: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceContent:
    """`units` are departments in order, each with its people; `told` counts them in a sentence, once there is one."""

    occasion: Occasion
    units: tuple[tuple[str, tuple[Line, ...]], ...]
    told: str = ""


def build(content: AttendanceContent) -> Paper:
    """The list; without `told` it is the sheet to sign on."""
    occasion, signing = content.occasion, not content.told
    last = Column("Ký tên" if signing else "Có mặt", 40, "center")
    columns = (Column("STT", 11, "center"), Column("Họ và tên", 56), Column("Chức vụ", 57), last)
    rows: list[Row | GroupRow] = []
    place = 0
    for unit, people in content.units:
        rows.append(GroupRow(plain(unit)))
        for person in people:
            place += 1
            rows.append(Row((str(place), plain(person.name), plain(person.post), plain(person.known))))
    closing = ""
    if signing:
        closing = f"(Danh sách có {two_digits(place)} người; dòng trống dành cho người được mời)"
        rows += [Row((str(place + free), "", "", "")) for free in range(1, FREE_LINES + 1)]
    table = Table(columns, tuple(rows), closing, row_height=_SIGNING_HEIGHT if signing else 0)
    blocks: tuple[Block, ...] = (
        Heading("DANH SÁCH KÝ TÊN" if signing else "DANH SÁCH CÓ MẶT", occasion.title),
        Paragraph(f"Thời gian: {occasion.when}. Địa điểm: {plain(occasion.place).rstrip('.')}."),
        *((Paragraph(plain(content.told)),) if content.told else ()),
        *((table,) if rows else ()),
        SignatureBlock(Signer(("THƯ KÝ",), name_of(occasion.secretary), sealed=False)),
    )
    title = "Danh sách ký tên" if signing else "Danh sách có mặt"
    return Paper(title, occasion.issuer.head(on=occasion.day), blocks, mark=occasion.mark)

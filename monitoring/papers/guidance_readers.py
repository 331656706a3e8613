"""Danh sách đã đọc: by department, who of those expected has read a document and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from core.papers import Column, GroupRow, Heading, Issuer, Paper, Paragraph, Row, Table, plain
from core.vietnamese import clock_time, long_date, short_date, two_digits


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """A person with the duty; `read_at` is None of one who has not read."""

    name: str
    duty: str
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadersContent:
    """`subject` is "Người đã đọc văn bản hướng dẫn", `told` the marked sentence that names the document.

    `units` are departments in order, each with its people; `made_on` is the day on which the list was drawn.
    """

    issuer: Issuer
    subject: str
    told: str
    made_on: date
    units: tuple[tuple[str, tuple[ReaderLine, ...]], ...]
    mark: str = ""


def build(content: ReadersContent) -> Paper:
    """The list; it bears no signature."""
    columns = (
        Column("STT", 11, "center"), Column("Họ và tên", 52), Column("Nhiệm vụ", 48), Column("Đã đọc", 50, "center"),
    )  # fmt: skip
    people = [line for _, lines in content.units for line in lines]
    read = sum(line.read_at is not None for line in people)
    closing = f"(Đã đọc {two_digits(read)} trên {two_digits(len(people))} người, tính đến {long_date(content.made_on)})"
    blocks = (
        Heading("DANH SÁCH", content.subject),
        Paragraph(content.told),
        Table(columns, tuple(_rows(content.units)), closing=closing),
    )
    return Paper("Danh sách đã đọc văn bản", content.issuer.head(on=content.made_on), blocks, mark=content.mark)


def _rows(units: tuple[tuple[str, tuple[ReaderLine, ...]], ...]) -> Iterator[Row | GroupRow]:
    place = 0
    for name, lines in units:
        yield GroupRow(plain(name))
        for line in lines:
            place += 1
            yield Row((two_digits(place), plain(line.name), plain(line.duty), _when(line.read_at)))
        if not lines:
            yield Row(("", "Chưa có người giữ nhiệm vụ", "", ""))


def _when(moment: datetime | None) -> str:
    return f"{clock_time(moment)} ngày {short_date(moment)}" if moment else "Chưa đọc"

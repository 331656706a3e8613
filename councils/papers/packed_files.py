"""Files of an archive as its list of contents tells them: number, what it is, size, digest."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.papers import Column, Row, Table, plain
from core.vietnamese import file_size


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of the archive: its number, what it is, its size in bytes and its SHA-256."""

    number: str
    title: str
    size: int
    digest: str


def files_table(files: Sequence[PackedFile], closing: str) -> Table:
    """A line a file; *closing* stands under the table, in brackets."""
    columns = (
        Column("Số", 10, "center"), Column("Tài liệu", 60), Column("Dung lượng", 20, "right"),
        Column("Mã kiểm tra tệp (SHA-256)", 74),
    )  # fmt: skip
    rows = (Row((one.number, plain(one.title), file_size(one.size), plain(_grouped(one.digest)))) for one in files)
    return Table(columns, tuple(rows), closing=closing)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))

"""Danh mục tài liệu: what a dossier's archive holds, in the order of its files."""

from dataclasses import dataclass
from datetime import date

from core.papers import Block, Column, Heading, Issuer, Paper, Paragraph, Row, Table, plain, unbroken
from core.vietnamese import file_size, two_digits
from nominations.papers.nominee import Nominee


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """One file: the number in front of its name, which criterion it proves, what it is, and its facts."""

    number: str
    criterion: str
    title: str
    source: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class IndexContent:
    """`on` is the day on which the newest file came; `awaited` are titles of files whose twin is not there."""

    issuer: Issuer
    on: date
    dossier_number: str
    nominee: Nominee
    introduced_by: str
    files: tuple[IndexedFile, ...]
    awaited: tuple[str, ...] = ()
    mark: str = ""


def build(content: IndexContent) -> Paper:
    """The first page of the archive; made by the portal, it bears no signature."""
    columns = (
        Column("Số", 9, "center"), Column("Tiêu chuẩn", 26), Column("Tài liệu", 48),
        Column("Cơ quan, số, ngày", 38), Column("Dung lượng", 17, "right"), Column("Mã kiểm tra tệp", 26),
    )  # fmt: skip
    rows = tuple(
        Row((one.number, plain(one.criterion), plain(one.title), plain(one.source), file_size(one.size),
             plain(_grouped(one.digest))))
        for one in content.files
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        Heading("DANH MỤC TÀI LIỆU", f"Hồ sơ số {content.dossier_number}"),
        Paragraph(
            f"Hồ sơ số {unbroken(content.dossier_number)} giới thiệu {content.nominee.in_text}, đơn vị giới thiệu: "
            f"{plain(content.introduced_by)}."
        ),
        Table(columns, rows, closing=f"(Tập hồ sơ gồm {two_digits(len(rows))} tài liệu)"),
        *_awaited(content.awaited),
        Paragraph(
            "Mã kiểm tra tệp là 16 ký tự đầu của mã SHA-256. Tệp có cùng mã là tệp đã lưu trên cổng, không thay đổi./."
        ),
    )
    title = f"Danh mục tài liệu, hồ sơ {content.dossier_number}"
    return Paper(title, content.issuer.head(on=content.on), blocks, mark=content.mark)


def _awaited(titles: tuple[str, ...]) -> tuple[Paragraph, ...]:
    if not titles:
        return ()
    named = "; ".join(plain(title) for title in titles)
    return (Paragraph(f"Chưa có trong tập hồ sơ này vì đang chuẩn bị bản che thông tin cá nhân: {named}."),)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))

"""Danh mục of the submission package: what it holds, with digests, and the council's result on each file."""

from dataclasses import dataclass
from datetime import date

from core.papers import Column, Heading, Issuer, Paper, Paragraph, Row, SectionTitle, Table, plain, unbroken
from core.vietnamese import two_digits
from councils.papers.packed_files import PackedFile, files_table


@dataclass(frozen=True, slots=True)
class PackageIndex:
    """`results` are pairs of a nominee's name and the council's result in a sentence."""

    issuer: Issuer
    on: date
    subject: str
    files: tuple[PackedFile, ...]
    results: tuple[tuple[str, str], ...]
    mark: str = ""


def build(content: PackageIndex) -> Paper:
    """The first page of the package; made by the portal, it bears no signature."""
    closing = f"(Bộ hồ sơ trình gồm {two_digits(len(content.files))} tài liệu)"
    results = Table(
        (Column("STT", 11, "center"), Column("Cá nhân, tập thể", 60), Column("Kết quả bỏ phiếu kín", 93)),
        tuple(Row((str(at), plain(name), plain(said))) for at, (name, said) in enumerate(content.results, 1)),
    )
    blocks = (
        Heading("DANH MỤC BỘ HỒ SƠ TRÌNH", plain(content.subject)),
        SectionTitle("I. TÀI LIỆU"),
        files_table(content.files, closing),
        SectionTitle("II. KẾT QUẢ CỦA HỘI ĐỒNG"),
        results,
        Paragraph(f"Tệp có cùng mã {unbroken('SHA-256')} là tệp đã lưu trên cổng, không thay đổi./."),
    )
    return Paper("Danh mục bộ hồ sơ trình", content.issuer.head(on=content.on), blocks, mark=content.mark)

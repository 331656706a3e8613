"""Bảng tổng hợp thẩm định: what all filed sheets say of each file, counted by criterion, with their comments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.papers import (
    Block,
    Column,
    Heading,
    Issuer,
    Note,
    Paper,
    Paragraph,
    Row,
    SectionTitle,
    SignatureBlock,
    Signer,
    Table,
    plain,
    unbroken,
)
from core.vietnamese import two_digits
from nominations.papers.nominee import Nominee

_LIMITS = (
    "__Bảng không gồm hồ sơ mà người lập bảng không tham gia thẩm định, bình xét; số liệu tính trên phiếu đã nộp.__"
)


@dataclass(frozen=True, slots=True)
class CriterionTally:
    """How many sheets find a criterion met and not met, and its mean points where the season scores."""

    text: str
    met: int
    unmet: int
    mean: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What one member writes, about what (a criterion) or with what conclusion."""

    by: str
    about: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class FileAppraisal:
    """One file; `withheld` says why the reader is not told what its sheets say, and then nothing of them is filled.

    `total` is the mean of the points in all of `scored` sheets, at most `highest` a criterion. It stands with its file
    and not in the overview, which would set the files in an order that only the vote gives.
    """

    dossier_number: str
    nominee: Nominee
    sheets: int
    put: int = 0
    criteria: tuple[CriterionTally, ...] = ()
    remarks: tuple[Remark, ...] = ()
    conclusions: tuple[Remark, ...] = ()
    withheld: str = ""
    total: str = ""
    scored: int = 0
    highest: int = 0
    party_opinion: str = ""
    late: bool = False
    unseen: str = ""
    overtaken: tuple[str, ...] = ()

    @property
    def objecting(self) -> int:
        return self.sheets - self.put


@dataclass(frozen=True, slots=True)
class ConsolidatedContent:
    issuer: Issuer
    on: date
    subject: str
    files: tuple[FileAppraisal, ...]
    secretary: Signer | None = None
    mark: str = ""


def build(content: ConsolidatedContent) -> Paper:
    """An overview first, then each file by itself."""
    blocks: list[Block] = [Heading("BẢNG TỔNG HỢP THẨM ĐỊNH", content.subject), _overview(content.files)]
    for place, file in enumerate(content.files, 1):
        blocks += _file(place, file)
    blocks.append(Note(_LIMITS))
    if content.secretary:
        blocks.append(SignatureBlock(content.secretary))
    head = content.issuer.head(on=content.on)
    return Paper("Bảng tổng hợp thẩm định", head, tuple(blocks), mark=content.mark)


def _overview(files: tuple[FileAppraisal, ...]) -> Table:
    columns = (
        Column("STT", 11, "center"),
        Column("Cá nhân, tập thể", 66),
        Column("Số phiếu", 16, "center"),
        Column("Đề nghị đưa ra bỏ phiếu", 26, "center"),
        Column("Đề nghị cân nhắc", 24, "center"),
        Column("Tiêu chuẩn có ý kiến chưa đạt", 26, "center"),
    )
    rows = (Row((str(place), file.nominee.with_unit, *_counts(file))) for place, file in enumerate(files, 1))
    return Table(columns, tuple(rows))


def _counts(file: FileAppraisal) -> tuple[str, ...]:
    if file.withheld:
        return (two_digits(file.sheets), "–", "–", "–")
    doubted = sum(criterion.unmet > 0 for criterion in file.criteria)
    return tuple(two_digits(count) for count in (file.sheets, file.put, file.objecting, doubted))


def _file(place: int, file: FileAppraisal) -> Iterable[Block]:
    yield SectionTitle(f"{place}. {file.nominee.honorific} {file.nominee.name}".replace("  ", " "))
    yield Paragraph(f"Số hồ sơ: {unbroken(file.dossier_number)}{', nộp muộn' if file.late else ''}. {_sentence(file)}")
    if file.party_opinion:
        yield Paragraph(f"Ý kiến cấp ủy: {plain(file.party_opinion).rstrip('.')}.")
    if file.unseen:
        yield Paragraph(f"Minh chứng chưa đối chiếu bản chính: {plain(file.unseen).rstrip('.')}.")
    if file.criteria:
        yield _criteria(file)
    if file.total:
        yield Paragraph(
            f"Tổng điểm trung bình: {file.total}, tính trên {two_digits(file.scored)} phiếu; mỗi tiêu chuẩn cao nhất "
            f"{file.highest} điểm."
        )
    if file.remarks:
        yield Paragraph("Nhận xét theo tiêu chuẩn:")
        yield from (_said(remark) for remark in file.remarks)
    if file.conclusions:
        yield Paragraph("Kết luận của từng thành viên:")
        yield from (_said(remark) for remark in file.conclusions)
    yield from (Paragraph(f"Ghi chú. {plain(words)}") for words in file.overtaken)


def _sentence(file: FileAppraisal) -> str:
    if file.withheld:
        return plain(file.withheld)
    if not file.sheets:
        return "Chưa có phiếu thẩm định nào được nộp."
    counts = f"{two_digits(file.put)} đề nghị đưa ra bỏ phiếu, {two_digits(file.objecting)} đề nghị Hội đồng cân nhắc"
    return f"Đã nộp {two_digits(file.sheets)} phiếu: {counts}."


def _criteria(file: FileAppraisal) -> Table:
    columns = (
        Column("STT", 11, "center"),
        Column("Tiêu chuẩn", 94 if file.total else 118),
        Column("Đạt", 17, "center"),
        Column("Chưa đạt", 18, "center"),
        *([Column("Điểm trung bình", 24, "center")] if file.total else []),
    )
    rows = (
        Row((
            str(place), plain(item.text), two_digits(item.met), two_digits(item.unmet),
            *([item.mean] if file.total else []),
        ))
        for place, item in enumerate(file.criteria, 1)
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _said(remark: Remark) -> Paragraph:
    told = f"{remark.about}: {remark.text}" if remark.text else remark.about
    return Paragraph(f"- {unbroken(remark.by)}, {plain(told).rstrip('.')}.")

"""Bảng tổng hợp ý kiến: what the staff said of each file while it was open to their comments."""

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
from core.vietnamese import short_date, two_digits
from nominations.papers.nominee import Nominee

_LIMITS = (
    "__Bảng không gồm hồ sơ mà người lập bảng không tham gia thẩm định, bình xét. Ý kiến đã ẩn không tính vào số "
    "tán thành, có ý kiến.__"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One comment: by whom ("Bà A, Phòng B"), whether it agrees, its words, what the department answered."""

    by: str
    agrees: bool
    text: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class FileComments:
    """One file; of a comment that is hidden only the reason stands here."""

    dossier_number: str
    nominee: Nominee
    last_day: date
    said: tuple[Said, ...] = ()
    hidden: tuple[str, ...] = ()
    open: bool = False

    @property
    def agreeing(self) -> int:
        return sum(one.agrees for one in self.said)

    @property
    def remarking(self) -> int:
        return len(self.said) - self.agreeing


@dataclass(frozen=True, slots=True)
class SummaryContent:
    issuer: Issuer
    on: date
    subject: str
    files: tuple[FileComments, ...]
    compiler: Signer
    mark: str = ""


def build(content: SummaryContent) -> Paper:
    """An overview first, then each file of which something was said."""
    blocks: list[Block] = [Heading("BẢNG TỔNG HỢP Ý KIẾN", content.subject), _overview(content.files)]
    told = [(place, file) for place, file in enumerate(content.files, 1) if file.said or file.hidden or file.open]
    for place, file in told:
        blocks += _file(place, file)
    if told and len(told) < len(content.files):
        blocks.append(Paragraph("Các hồ sơ còn lại không có ý kiến nào."))
    blocks += [Note(_LIMITS), SignatureBlock(content.compiler)]
    head = content.issuer.head(on=content.on)
    return Paper("Bảng tổng hợp ý kiến", head, tuple(blocks), mark=content.mark)


def _overview(files: tuple[FileComments, ...]) -> Table:
    columns = (
        Column("STT", 11, "center"),
        Column("Cá nhân, tập thể", 70),
        Column("Lấy ý kiến đến hết ngày", 27, "center"),
        Column("Tán thành", 19, "center"),
        Column("Có ý kiến", 19, "center"),
        Column("Đã ẩn", 18, "center"),
    )
    rows = (
        Row((
            str(place), file.nominee.with_unit, short_date(file.last_day),
            two_digits(file.agreeing), two_digits(file.remarking), two_digits(len(file.hidden)),
        ))
        for place, file in enumerate(files, 1)
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _file(place: int, file: FileComments) -> Iterable[Block]:
    yield SectionTitle(f"{place}. {file.nominee.honorific} {file.nominee.name}".replace("  ", " "))
    yield Paragraph(f"Số hồ sơ: {unbroken(file.dossier_number)}. {_sentence(file)}")
    silent = [one.by for one in file.said if one.agrees and not one.text]
    if silent:
        yield Paragraph(f"Tán thành, không ghi thêm: {'; '.join(unbroken(name) for name in silent)}.")
    for one in file.said:
        if one.text:
            yield from _told(one)
    for reason in file.hidden:
        yield Paragraph(f"- Đã ẩn: {plain(reason).rstrip('.')}.")


def _sentence(file: FileComments) -> str:
    counts = f"{two_digits(file.agreeing)} tán thành, {two_digits(file.remarking)} có ý kiến"
    if not file.said and not file.hidden:
        counts = "chưa có ý kiến nào"
    return f"Đang lấy ý kiến đến hết ngày {short_date(file.last_day)}: {counts}." if file.open else f"{counts}."


def _told(one: Said) -> Iterable[Block]:
    stance = "tán thành" if one.agrees else "có ý kiến"
    yield Paragraph(f"- {unbroken(one.by)}, {stance}: {plain(one.text).rstrip('.')}.")
    if one.answer:
        yield Paragraph(f"Phòng trả lời: {plain(one.answer).rstrip('.')}.")

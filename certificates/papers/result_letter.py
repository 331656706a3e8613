"""Thông báo kết quả: to a department, of the files that it introduced; to the council, where the Director departed."""

from dataclasses import dataclass

from core.papers import (
    AddressedTo,
    Block,
    Column,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Recipients,
    Reference,
    SignatureBlock,
    Signer,
    Table,
    plain,
)
from nominations.papers.nominee import Nominee, grouped_rows


@dataclass(frozen=True, slots=True)
class Told:
    """A nominee and the outcome in words; `council` and `reason` are for the council's letter alone."""

    nominee: Nominee
    outcome: str
    council: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResultLetterContent:
    """`opening` and `closing` are paragraphs, before and after the list."""

    issuer: Issuer
    reference: Reference
    subject: str
    addressed_to: str
    opening: tuple[str, ...]
    told: tuple[Told, ...]
    closing: tuple[str, ...]
    signer: Signer
    mark: str = ""


def build(content: ResultLetterContent) -> Paper:
    """The notice with its list."""
    *before, last = content.closing or ("",)
    blocks: tuple[Block, ...] = (
        Heading("THÔNG BÁO", content.subject),
        AddressedTo((content.addressed_to,)),
        *(Paragraph(plain(text)) for text in content.opening),
        _list(content.told),
        *(Paragraph(plain(text)) for text in before),
        Paragraph(f"{plain(last).rstrip('./ ')}./."),
        SignatureBlock(content.signer, Recipients(("Như trên", "Lưu: VT, VP"))),
    )
    reference = content.reference
    head = content.issuer.head(number=reference.text, on=reference.on)
    return Paper(f"Thông báo kết quả gửi {content.addressed_to}", head, blocks, mark=content.mark)


def _list(told: tuple[Told, ...]) -> Table:
    if not any(one.council for one in told):
        columns = Column("STT", 11, "center"), Column("Họ và tên / tên tập thể", 56), Column("Chức vụ, đơn vị", 53)
        rows = grouped_rows(
            told, lambda one: one.nominee, lambda one: (one.nominee.titled, _place(one.nominee), plain(one.outcome))
        )
        return Table((*columns, Column("Kết quả", 44)), rows)
    columns = Column("STT", 11, "center"), Column("Họ và tên / tên tập thể", 43), Column("Hội đồng", 31)
    rows = grouped_rows(
        told,
        lambda one: one.nominee,
        lambda one: (one.nominee.titled, plain(one.council), plain(one.outcome), plain(one.reason)),
    )
    return Table((*columns, Column("Giám đốc", 29), Column("Lý do", 50)), rows)


def _place(nominee: Nominee) -> str:
    return plain(", ".join(part for part in (nominee.position, nominee.unit) if part))

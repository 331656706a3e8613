"""Phiếu yêu cầu bổ sung: what is missing in a dossier, why, and until when."""

from dataclasses import dataclass
from datetime import date, datetime

from core.papers import (
    AddressedTo,
    Column,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Recipients,
    Row,
    SignatureBlock,
    Signer,
    Table,
    plain,
    unbroken,
)
from core.vietnamese import long_date, long_time
from nominations.papers.nominee import Nominee


@dataclass(frozen=True, slots=True)
class SupplementItem:
    """What is to be supplied, and the reason or the way to do it."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class SupplementContent:
    """`due` is the last moment, with its time zone."""

    issuer: Issuer
    on: date
    subject: str
    addressed_to: str
    dossier_number: str
    nominee: Nominee
    items: tuple[SupplementItem, ...]
    due: datetime
    signer: Signer
    recipients: tuple[str, ...]
    mark: str = ""


def build(content: SupplementContent) -> Paper:
    """The request to the department that introduced the nominee."""
    rows = tuple(
        Row((str(place), plain(item.what, keep_lines=True), plain(item.reason, keep_lines=True)))
        for place, item in enumerate(content.items, 1)
    )
    columns = Column("STT", 11, "center"), Column("Nội dung cần bổ sung", 72), Column("Lý do, cách thực hiện", 81)
    blocks = (
        Heading("PHIẾU YÊU CẦU BỔ SUNG", content.subject),
        AddressedTo((content.addressed_to,)),
        Paragraph(
            f"Qua kiểm tra hồ sơ số {unbroken(content.dossier_number)} giới thiệu {content.nominee.in_text}"
            f"{_of_unit(content.nominee)}, đề nghị đơn vị bổ sung, hoàn thiện các nội dung sau:"
        ),
        Table(columns, rows),
        Paragraph(
            f"Thời hạn bổ sung: chậm nhất {long_time(content.due)}, {long_date(content.due)}. Trong thời gian "
            "chờ bổ sung, hồ sơ chưa được thẩm định và chưa đưa ra bình xét./."
        ),
        SignatureBlock(content.signer, Recipients(tuple(plain(item) for item in content.recipients))),
    )
    title = f"Phiếu yêu cầu bổ sung hồ sơ {content.dossier_number}"
    return Paper(title, content.issuer.head(on=content.on), blocks, mark=content.mark)


def _of_unit(nominee: Nominee) -> str:
    return "" if nominee.is_collective else f", {plain(nominee.unit)}"

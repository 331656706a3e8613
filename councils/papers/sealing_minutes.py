"""Biên bản niêm phong phiếu giấy: how many ballots of each box went under seal, and who sealed them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.papers import (
    Block,
    Column,
    CountingSignatures,
    Heading,
    Issuer,
    Paper,
    PaperError,
    Paragraph,
    Recipients,
    Row,
    Signer,
    Table,
    plain,
)
from core.vietnamese import long_date, two_digits
from councils.papers.parts import Counter

_BY_HAND = "……"


@dataclass(frozen=True, slots=True)
class SealedBox:
    """The ballots on paper of one box; `returned` are valid and invalid together."""

    name: str
    issued: int
    returned: int
    spoiled: int
    unused: int


@dataclass(frozen=True, slots=True)
class SealingContent:
    """The boxes that were counted on paper, and the counters, the head first."""

    issuer: Issuer
    held_at: datetime
    place: str
    subject: str
    boxes: tuple[SealedBox, ...]
    counters: tuple[Counter, ...]
    mark: str = ""


def build(content: SealingContent) -> Paper:
    """The minutes, in which the hour, the envelopes and their keeper are written by hand.

    :raises PaperError: no box was counted on paper.
    """
    if not content.boxes:
        raise PaperError("Phiên họp không có phiếu giấy nên không lập biên bản niêm phong phiếu giấy.")
    blocks: tuple[Block, ...] = (
        Heading("BIÊN BẢN", f"Niêm phong phiếu giấy, {content.subject[:1].lower()}{content.subject[1:]}"),
        Paragraph(f"1. Thời gian: {_BY_HAND} giờ {_BY_HAND} phút, {long_date(content.held_at)}."),
        Paragraph(f"2. Địa điểm: {plain(content.place)}."),
        Paragraph("3. Tổ kiểm phiếu:"),
        *(Paragraph(f"- {counter.marked}.") for counter in content.counters),
        Paragraph("4. Sau khi kiểm phiếu, Tổ kiểm phiếu niêm phong số phiếu giấy sau:"),
        _table(content.boxes),
        Paragraph(
            f"5. Phiếu thu về và phiếu hỏng được cho vào {_BY_HAND} bì, dán kín; các thành viên Tổ kiểm phiếu ký "
            "trên mép dán. Bì chỉ được mở khi có yêu cầu kiểm tra lại, trước Tổ kiểm phiếu và có biên bản."
        ),
        Paragraph("6. Người nhận giữ bì phiếu (ký, ghi rõ họ tên): ……………………………./."),
        CountingSignatures(
            "TỔ KIỂM PHIẾU",
            tuple(Signer((one.role,), one.name, "(Ký tên)", sealed=False) for one in content.counters),
        ),
        Recipients(("Hội đồng", "Lưu: VT, hồ sơ phiên họp")),
    )
    return Paper("Biên bản niêm phong phiếu giấy", content.issuer.head(), blocks, mark=content.mark)


def _table(boxes: tuple[SealedBox, ...]) -> Table:
    columns = (
        Column("STT", 8, "center"), Column("Hòm phiếu", 32), Column("Phát ra", 15, "center"),
        Column("Thu về", 15, "center"), Column("Hỏng đã đổi", 15, "center"), Column("Không dùng, đã hủy", 15, "center"),
    )  # fmt: skip
    rows = [Row((str(place), plain(box.name), *_figures([box]))) for place, box in enumerate(boxes, 1)]
    if len(boxes) > 1:
        rows.append(Row(("", "**Cộng**", *_figures(boxes))))
    return Table(columns, tuple(rows))


def _figures(boxes: Iterable[SealedBox]) -> tuple[str, ...]:
    counted = [(box.issued, box.returned, box.spoiled, box.unused) for box in boxes]
    return tuple(two_digits(sum(column)) for column in zip(*counted, strict=True))

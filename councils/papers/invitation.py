"""Giấy mời họp: who is asked to which session, when and where (Decree 30/2020/NĐ-CP, form 1.6 of annex III)."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import (
    Block,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Recipients,
    Reference,
    SignatureBlock,
    Signer,
    plain,
)
from core.vietnamese import clock_time, weekday_date
from councils.papers.parts import Member


@dataclass(frozen=True, slots=True)
class InvitationContent:
    """`invited` and `topics` are an entry each; `request` is a sentence on what to bring or read, or empty.

    `chair` presides and signs: for the council, or for its chair where a vice-chair presides.
    """

    issuer: Issuer
    reference: Reference
    subject: str
    sender: str
    invited: tuple[str, ...]
    topics: tuple[str, ...]
    chair: Member
    held_at: datetime
    place: str
    request: str
    recipients: tuple[str, ...]
    mark: str = ""


def build(content: InvitationContent) -> Paper:
    """The invitation; it names no nominee, since whoever is concerned in a file gets it too."""
    blocks: tuple[Block, ...] = (
        Heading("GIẤY MỜI", content.subject),
        Paragraph(f"{plain(content.sender)} trân trọng kính mời:"),
        *_dashed(content.invited),
        Paragraph(f"Tới dự: {_begun_small(plain(content.subject))}."),
        Paragraph("Nội dung:"),
        *_dashed(content.topics),
        Paragraph(f"Chủ trì: {content.chair.in_text}, {plain(content.chair.position)}, {plain(content.chair.role)}."),
        Paragraph(f"Thời gian: {clock_time(content.held_at)}, {_begun_small(weekday_date(content.held_at))}."),
        Paragraph(f"Địa điểm: {plain(content.place).rstrip('.')}."),
        Paragraph(f"{plain(content.request or 'Đề nghị các đồng chí dự họp đầy đủ, đúng giờ').rstrip('.')}./."),
        SignatureBlock(
            Signer(signing_titles(content.chair), content.chair.name),
            Recipients(tuple(plain(item) for item in content.recipients)),
        ),
    )
    reference = content.reference
    head = content.issuer.head(number=reference.text, on=reference.on)
    return Paper("Giấy mời họp", head, blocks, mark=content.mark)


def signing_titles(chair: Member) -> tuple[str, ...]:
    """The power in which whoever presides signs for the council, and his or her office, since its seal is the Sở's."""
    role = chair.role.removesuffix(" Hội đồng").upper()
    powers = ("TM. HỘI ĐỒNG",) if role == "CHỦ TỊCH" else ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH")
    return (*powers, role, chair.position.upper())


def _dashed(entries: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """One paragraph an entry, closed as a list is."""
    last = len(entries)
    return tuple(
        Paragraph(f"- {plain(entry).rstrip('.;')}{'.' if place == last else ';'}")
        for place, entry in enumerate(entries, 1)
    )


def _begun_small(text: str) -> str:
    return text[:1].lower() + text[1:]

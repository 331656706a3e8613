"""Tờ trình of the council to the Director."""

from dataclasses import dataclass

from core.papers import (
    AddressedTo,
    Block,
    Heading,
    Issuer,
    Paper,
    PaperError,
    Paragraph,
    Recipients,
    Reference,
    SignatureBlock,
    Signer,
    plain,
)
from councils.papers.parts import Member
from nominations.papers.nominee import Nominee, count_phrase


@dataclass(frozen=True, slots=True)
class SubmissionContent:
    """`basis` and `findings` are sentences; `passed` are proposed, `not_passed` only counted.

    `director_is_chair`: the Director then does not write to himself, a vice-chair signs for the chair.
    `agency_seal`: the council uses the seal of its agency, so the signer's office there is written too.
    """

    issuer: Issuer
    reference: Reference
    subject: str
    addressed_to: str
    sender: str
    basis: str
    findings: tuple[str, ...]
    passed: tuple[Nominee, ...]
    not_passed: tuple[Nominee, ...]
    title_proposed: str
    enclosures: str
    signer: Member
    director_is_chair: bool
    agency_seal: bool
    recipients: tuple[str, ...]
    mark: str = ""


def build(content: SubmissionContent) -> Paper:
    """The submission; raises PaperError if the Director would sign it to himself."""
    findings = tuple(Paragraph(f"{place}. {plain(sentence)}") for place, sentence in enumerate(content.findings, 1))
    passed, place = count_phrase(content.passed), len(findings) + 1
    outcome = f"{passed} đạt tỷ lệ quy định"
    if content.not_passed:
        outcome += f"; {count_phrase(content.not_passed)} không đạt"
    blocks: tuple[Block, ...] = (
        Heading("TỜ TRÌNH", content.subject),
        AddressedTo((content.addressed_to,)),
        Paragraph(f"{plain(content.basis).rstrip('.;')}, {plain(content.sender)} báo cáo và đề nghị như sau:"),
        *findings,
        Paragraph(f"{place}. Kết quả bình xét: {outcome}."),
        Paragraph(
            f"{place + 1}. {plain(content.sender)} kính đề nghị {plain(content.addressed_to)} xem xét, quyết định "
            f"công nhận {passed} là {plain(content.title_proposed)} và cấp Giấy công nhận (kèm theo "
            f"{plain(content.enclosures)})."
        ),
        Paragraph(f"Kính đề nghị {plain(content.addressed_to)} xem xét, quyết định./."),
        SignatureBlock(
            Signer(_titles(content), content.signer.name),
            Recipients(tuple(plain(item) for item in content.recipients)),
        ),
    )
    reference = content.reference
    head = (
        content.issuer.head(number=reference.text, on=reference.on)
        if reference.on
        else content.issuer.undated_head(number=reference.text)
    )
    return Paper("Tờ trình", head, blocks, mark=content.mark)


def _titles(content: SubmissionContent) -> tuple[str, ...]:
    role = content.signer.role.removesuffix(" Hội đồng").upper()
    is_chair = role == "CHỦ TỊCH"
    if is_chair and content.director_is_chair:
        raise PaperError(
            "Giám đốc là Chủ tịch Hội đồng thì Tờ trình do Phó Chủ tịch ký thay. "
            "Hãy chọn một Phó Chủ tịch Hội đồng làm người ký."
        )
    powers = ("TM. HỘI ĐỒNG",) if is_chair else ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH")
    office = (content.signer.position.upper(),) if content.agency_seal else ()
    return (*powers, role, *office)

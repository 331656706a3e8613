"""Papers that change an issued decision: a letter of correction, or a decision (Decree 30/2020/NĐ-CP, form 1.2)."""

from dataclasses import dataclass

from core.papers import (
    AddressedTo,
    Article,
    Authority,
    Block,
    Column,
    Heading,
    Issuer,
    LegalBases,
    Paper,
    PaperError,
    Paragraph,
    Recipients,
    Reference,
    Row,
    SignatureBlock,
    Signer,
    Table,
    plain,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words as printed and as they are to read; `whom` names the certificate concerned, empty for the whole."""

    whom: str
    printed: str
    becomes: str


@dataclass(frozen=True, slots=True)
class ChangeContent:
    """`changed` cites the decision concerned; `words` are put right, `named` are those whom the paper touches.

    `ending` is what the paper takes away ("Thu hồi Giấy công nhận", "Hủy bỏ công nhận …"), `certificates` the numbers
    of those that lose their force.
    """

    issuer: Issuer
    reference: Reference
    subject: str
    decider: str
    changed: str
    legal_bases: tuple[str, ...]
    reason: str
    words: tuple[Words, ...]
    named: tuple[str, ...]
    certificates: tuple[str, ...]
    ending: str
    replaces: bool
    implementers: str
    signer: Signer
    recipients: tuple[str, ...]
    mark: str = ""


def letter(content: ChangeContent) -> Paper:
    """Công văn đính chính.

    :raises PaperError: no word is put right.
    """
    _refuse_empty(content)
    blocks: tuple[Block, ...] = (
        AddressedTo(("Các phòng, đơn vị thuộc Sở", "Cá nhân, tập thể có tên dưới đây")),
        Paragraph(f"{plain(content.decider)} đính chính {plain(content.changed)} như sau:"),
        *_table(content),
        Paragraph(f"Lý do: {plain(content.reason).rstrip('.')}."),
        Paragraph("Các nội dung khác của Quyết định không thay đổi./."),
        _signature(content),
    )
    head = content.issuer.head(number=content.reference.text, on=content.reference.on, stamp_note=content.subject)
    return Paper("Công văn đính chính", head, blocks, mark=content.mark)


def decision(content: ChangeContent) -> Paper:
    """Quyết định sửa đổi, thay thế, thu hồi or hủy bỏ.

    :raises PaperError: it changes nothing, or has no ground.
    """
    _refuse_empty(content)
    if not content.legal_bases:
        raise PaperError("Quyết định chưa có căn cứ. Hãy ghi căn cứ trong danh mục trước.")
    first, *others = _articles(content)
    blocks: tuple[Block, ...] = (
        Heading("QUYẾT ĐỊNH", content.subject),
        Authority(content.decider.upper()),
        LegalBases(tuple(plain(basis).rstrip(".;") for basis in content.legal_bases)),
        Authority("QUYẾT ĐỊNH:"),
        Article(1, first),
        *_table(content),
        *(Article(number, text) for number, text in enumerate(others, 2)),
        _signature(content),
    )
    head = content.issuer.head(number=content.reference.text, on=content.reference.on)
    return Paper("Quyết định", head, blocks, mark=content.mark)


def _refuse_empty(content: ChangeContent) -> None:
    if not content.words and not content.named:
        raise PaperError("Văn bản chưa thay đổi nội dung nào. Hãy ghi chữ đúng hoặc chọn người có tên trước.")


def _articles(content: ChangeContent) -> list[str]:
    reason = f"Lý do: {plain(content.reason).rstrip('.')}."
    if content.ending:
        named, numbers = "; ".join(content.named), ", ".join(plain(number) for number in content.certificates)
        return [
            f"{plain(content.ending)} đối với: {named}. {reason}",
            f"Giấy công nhận số {numbers} không còn giá trị kể từ ngày ký Quyết định này; người đang giữ nộp lại Văn "
            "phòng Sở.",
            *_closing(content),
        ]
    verb = "Thay thế nội dung của" if content.replaces else "Sửa đổi nội dung của"
    changed = plain(content.changed)
    kept = f"Các nội dung khác của {changed} không thay đổi."
    if content.replaces:
        kept = f"Quyết định này thay thế {changed}."
    return [f"{verb} {changed} như sau. {reason}", kept, *_closing(content)]


def _closing(content: ChangeContent) -> list[str]:
    return [
        "Quyết định này có hiệu lực kể từ ngày ký.",
        f"{plain(content.implementers)} và cá nhân, tập thể có liên quan chịu trách nhiệm thi hành Quyết định này./.",
    ]


def _table(content: ChangeContent) -> tuple[Block, ...]:
    if not content.words:
        return ()
    columns = (
        Column("STT", 11, "center"),
        Column("Nội dung của", 44),
        Column("Đã in", 55),
        Column("Nay ghi đúng là", 55),
    )
    rows = tuple(
        Row((str(place), line.whom or "Cả Quyết định", plain(line.printed), plain(line.becomes)))
        for place, line in enumerate(content.words, 1)
    )
    return (Table(columns, rows),)


def _signature(content: ChangeContent) -> SignatureBlock:
    return SignatureBlock(content.signer, Recipients(tuple(plain(item) for item in content.recipients)))

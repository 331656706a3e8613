"""Quyết định công nhận with the list of those recognised, after form 1.2 of Decree 30/2020/NĐ-CP."""

from dataclasses import dataclass

from core.papers import (
    Annex,
    Article,
    Authority,
    Block,
    Column,
    Heading,
    Issuer,
    LegalBases,
    Paper,
    PaperError,
    Recipients,
    Reference,
    SignatureBlock,
    Signer,
    Table,
    plain,
)
from councils.papers.parts import SourcedSentence
from nominations.papers.nominee import Nominee, count_phrase, grouped_rows


@dataclass(frozen=True, slots=True)
class Recognised:
    """One of the recognised and the merit printed on the list."""

    nominee: Nominee
    merit: str


@dataclass(frozen=True, slots=True)
class DecisionContent:
    """`decider` is the office that decides, as in “Giám đốc Sở Ngoại vụ”; `title` what is recognised.

    `benefits` are printed only with the clause they stand on; nothing is said of money unless it is given
    there. `further_articles` stand before the one on effect, `implementers` are named in the last one.
    """

    issuer: Issuer
    reference: Reference
    subject: str
    decider: str
    title: str
    legal_bases: tuple[str, ...]
    recognised: tuple[Recognised, ...]
    implementers: str
    signer: Signer
    recipients: tuple[str, ...]
    benefits: tuple[SourcedSentence, ...] = ()
    further_articles: tuple[str, ...] = ()
    mark: str = ""


def build(content: DecisionContent) -> Paper:
    """The decision and its annex; without number and date it is a draft with gaps for both."""
    if not content.recognised:
        raise PaperError("Quyết định chưa có cá nhân, tập thể nào. Hãy chọn hồ sơ được công nhận trước.")
    if not content.legal_bases:
        raise PaperError("Quyết định chưa có căn cứ. Hãy chọn căn cứ trong danh sách của kỳ này trước.")
    blocks: tuple[Block, ...] = (
        Heading("QUYẾT ĐỊNH", content.subject),
        Authority(content.decider.upper()),
        LegalBases(tuple(plain(basis).rstrip(".;") for basis in content.legal_bases)),
        Authority("QUYẾT ĐỊNH:"),
        *(Article(number, text) for number, text in enumerate(_articles(content), 1)),
        SignatureBlock(content.signer, Recipients(tuple(plain(item) for item in content.recipients))),
    )
    reference = content.reference
    head = (
        content.issuer.head(number=reference.text, on=reference.on)
        if reference.on
        else content.issuer.undated_head(number=reference.text)
    )
    return Paper("Quyết định công nhận", head, blocks, (_annex(content),), mark=content.mark)


def _articles(content: DecisionContent) -> list[str]:
    nominees = [entry.nominee for entry in content.recognised]
    benefits = "".join(f" {benefit.marked}" for benefit in content.benefits)
    return [
        f"Công nhận {count_phrase(nominees)} có tên trong danh sách tại Phụ lục kèm theo Quyết định này là "
        f"{plain(content.title)}.",
        f"Cấp Giấy công nhận cho các cá nhân, tập thể có tên tại Điều 1.{benefits}",
        *(f"{plain(text).rstrip('.')}." for text in content.further_articles),
        "Quyết định này có hiệu lực kể từ ngày ký.",
        f"{plain(content.implementers)} và các cá nhân, tập thể có tên tại Điều 1 chịu trách nhiệm thi hành Quyết "
        "định này./.",
    ]


def _annex(content: DecisionContent) -> Annex:
    columns = (
        Column("STT", 11, "center"),
        Column("Họ và tên / tên tập thể", 43),
        Column("Chức vụ, đơn vị", 46),
        Column("Thành tích tiêu biểu", 65),
    )
    rows = grouped_rows(
        content.recognised,
        lambda entry: entry.nominee,
        lambda entry: (entry.nominee.titled, _place(entry.nominee), plain(entry.merit)),
    )
    nominees = [entry.nominee for entry in content.recognised]
    title = f"DANH SÁCH CÁ NHÂN, TẬP THỂ\nĐƯỢC CÔNG NHẬN {content.title.upper()}"
    attached = f"(Kèm theo Quyết định {content.reference.cited} của {content.decider})"
    table = Table(columns, rows, closing=f"(Danh sách gồm {count_phrase(nominees)})")
    return Annex("Phụ lục", title, attached, (table,))


def _place(nominee: Nominee) -> str:
    return ",\n".join(plain(part) for part in (nominee.position, nominee.unit) if part)

"""Kế hoạch bồi dưỡng: a department's plan for one new factor, in the form of Decree 30/2020/NĐ-CP."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.papers import (
    Block,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Recipients,
    SectionTitle,
    SignatureBlock,
    Signer,
    plain,
)
from core.vietnamese import long_date


@dataclass(frozen=True, slots=True)
class PlanContent:
    """Texts come as their lines; `about` is whom the plan is for in one line, `signer` None until it is approved."""

    issuer: Issuer
    on: date | None
    name: str
    about: str
    field: str
    strengths: tuple[str, ...]
    goals: tuple[str, ...]
    measures: tuple[str, ...]
    means: tuple[str, ...]
    mentor: str
    begins: date
    ends: date
    every: int
    expected_year: int
    version: int
    change_reason: str
    signer: Signer
    recipients: tuple[str, ...]
    mark: str = ""


def build(content: PlanContent) -> Paper:
    """The plan as the head signs it."""
    blocks: tuple[Block, ...] = (
        Heading("KẾ HOẠCH", f"Bồi dưỡng nhân tố mới: {content.name}"),
        SectionTitle("I. NHÂN TỐ MỚI"),
        Paragraph(f"**Đối tượng:** {plain(content.about)}."),
        Paragraph(f"**Lĩnh vực nổi trội:** {plain(content.field)}."),
        *_lines("Điểm nổi trội", content.strengths),
        SectionTitle("II. MỤC TIÊU"),
        *(Paragraph(plain(line)) for line in content.goals),
        SectionTitle("III. BIỆN PHÁP"),
        *(Paragraph(plain(line)) for line in content.measures),
        SectionTitle("IV. TỔ CHỨC THỰC HIỆN"),
        *_carried_out(content),
        SignatureBlock(content.signer, Recipients(tuple(plain(line) for line in content.recipients))),
    )
    head = content.issuer.head(on=content.on) if content.on else content.issuer.head()
    return Paper(f"Kế hoạch bồi dưỡng {content.name}", head, blocks, mark=content.mark)


def _carried_out(content: PlanContent) -> Iterator[Block]:
    span = f"từ {long_date(content.begins)} đến hết {long_date(content.ends)}"
    yield Paragraph(f"**Thời gian:** {span}; dự kiến giới thiệu năm {content.expected_year}.")
    if content.mentor:
        yield Paragraph(f"**Người hướng dẫn:** {plain(content.mentor)}.")
    if content.means:
        yield from _lines("Điều kiện bảo đảm", content.means)
    if content.version > 1:
        yield Paragraph(f"**Bản {content.version}** thay bản trước. Lý do: {plain(content.change_reason)}.")
    yield Paragraph(f"**Theo dõi:** {content.every:02d} tháng một lần, ghi vào phiếu theo dõi./.")


def _lines(title: str, lines: tuple[str, ...]) -> Iterator[Block]:
    for place, line in enumerate(lines):
        yield Paragraph(f"**{title}:** {plain(line)}" if place == 0 else plain(line))

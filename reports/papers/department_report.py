"""Báo cáo của phòng: a department's year in figures, with places for its own words; completed in Word and signed."""

from dataclasses import dataclass
from datetime import date

from core.papers import Block, Heading, Issuer, Note, Paper, Paragraph, SectionTitle, SignatureBlock, Signer, plain
from documents.papers.composed import Figures, table_of

_GAPS = (
    ("II. PHÁT HIỆN, BỒI DƯỠNG, NHÂN RỘNG", "[Ghi việc phát hiện, bồi dưỡng, nhân rộng điển hình của phòng, đơn vị.]"),
    ("III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN", "[Ghi tồn tại, hạn chế và nguyên nhân; không có thì xóa mục này.]"),
    ("IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ", "[Ghi phương hướng năm sau và kiến nghị.]"),
)
_COUNTED = "__Bỏ phiếu và kết quả tính khi đã công bố. Hồ sơ đã rút không tính là giới thiệu.__"


@dataclass(frozen=True, slots=True)
class DepartmentReport:
    """`introduced` and `recognised` are phrases, "02 cá nhân và 01 tập thể"."""

    issuer: Issuer
    on: date
    year: int
    department: str
    introduced: str
    recognised: str
    figures: tuple[Figures, ...]
    signer: Signer
    mark: str = ""


def build(content: DepartmentReport) -> Paper:
    """The draft of a day; its number is given by the department."""
    blocks: list[Block] = [
        Heading("BÁO CÁO", f"Kết quả giới thiệu điển hình tiên tiến năm {content.year}"),
        SectionTitle("I. KẾT QUẢ"),
        Paragraph(
            f"{plain(content.department)} đã giới thiệu {content.introduced}, được công nhận {content.recognised}. "
            "Số liệu cụ thể:"
        ),
    ]
    for place, figures in enumerate(content.figures, 1):
        blocks += [Paragraph(f"{place}. {plain(figures.title)}:"), table_of(figures)]
    blocks.append(Note(_COUNTED))
    for title, gap in _GAPS:
        blocks += [SectionTitle(title), Paragraph(gap)]
    blocks.append(SignatureBlock(content.signer))
    title = f"Báo cáo của {content.department} năm {content.year}"
    return Paper(title, content.issuer.head(on=content.on), tuple(blocks), mark=content.mark)

"""Kế hoạch thi đua cùng điển hình tiên tiến: the words with which a campaign's plan begins, and the table of pairs."""

from dataclasses import dataclass
from datetime import date

from core.vietnamese import long_date, two_digits
from documents.papers.composed import Figures


@dataclass(frozen=True, slots=True)
class PairLine:
    """A model, who strives together with it, and towards what, a target a line."""

    model: str
    partner: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CampaignContent:
    """`aim` holds paragraphs, `ends` is the last day."""

    aim: tuple[str, ...]
    begins: date
    ends: date
    pairs: tuple[PairLine, ...]


def body(content: CampaignContent) -> tuple[str, ...]:
    """The lines of the plan; those in square brackets wait for the office's words."""
    return (
        "I. MỤC ĐÍCH, YÊU CẦU",
        *content.aim,
        "II. NỘI DUNG, THỜI GIAN",
        f"1. Thời gian: từ {long_date(content.begins)} đến hết {long_date(content.ends)}.",
        f"2. {two_digits(len(content.pairs))} cặp thi đua cùng điển hình tiên tiến, chỉ tiêu của từng cặp ở Phụ lục.",
        "3. [Ghi nội dung, hình thức thi đua.]",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Cá nhân, đơn vị trong cặp ghi tiến độ trên cổng; Trưởng phòng theo dõi, giúp đỡ.",
        "2. Thường trực Hội đồng, Văn phòng Sở theo dõi, tổng kết khi hết thời gian.",
        "[Ghi phân công, kinh phí và chế độ báo cáo.]",
    )


def pairs_table(pairs: tuple[PairLine, ...]) -> tuple[Figures, ...]:
    """The pairs as the annex of the plan; none where there are none."""
    columns = ("Điển hình tiên tiến", "Cá nhân, đơn vị thi đua cùng", "Chỉ tiêu")
    rows = tuple((pair.model, pair.partner, " ".join(pair.targets)) for pair in pairs)
    return (Figures("Các cặp thi đua cùng điển hình tiên tiến", columns, rows),) if rows else ()

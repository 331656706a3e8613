"""Kế hoạch thi đua cùng điển hình tiên tiến: what the campaign's data already says, for the office to complete."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from core.vietnamese import lines, long_date, two_digits
from documents.composing import Words, begun
from documents.models import Composed
from documents.papers.composed import Figures
from seasons.queries import legal_bases
from spreading.models import PairingCampaign
from spreading.printing import named


def pairing_plan(campaign: PairingCampaign, on: date) -> Words:
    """The plan as it would begin on that day; lines in square brackets wait for the office's words."""
    return replace(
        begun(Composed.Kind.PLAN),
        subject=campaign.title,
        bases="\n".join(str(basis) for basis in legal_bases(on)),
        body="\n".join(_body(campaign)),
    )


def pairs_table(campaign: PairingCampaign) -> tuple[Figures, ...]:
    """The pairs as the annex of the plan."""
    rows = campaign.pairs.select_related("nomination__department", "person__department", "department")
    cells = tuple((named(one.nomination), one.partner, " ".join(lines(one.targets))) for one in rows)
    columns = ("Điển hình tiên tiến", "Cá nhân, đơn vị thi đua cùng", "Chỉ tiêu")
    return (Figures("Các cặp thi đua cùng điển hình tiên tiến", columns, cells),) if cells else ()


def _body(campaign: PairingCampaign) -> Iterator[str]:
    yield "I. MỤC ĐÍCH, YÊU CẦU"
    yield from lines(campaign.aim)
    yield "II. NỘI DUNG, THỜI GIAN"
    yield f"1. Thời gian: từ {long_date(campaign.begins)} đến hết {long_date(campaign.ends)}."
    count = campaign.pairs.count()
    yield f"2. {two_digits(count)} cặp thi đua cùng điển hình tiên tiến, chỉ tiêu của từng cặp ở Phụ lục."
    yield "3. [Ghi nội dung, hình thức thi đua.]"
    yield "III. TỔ CHỨC THỰC HIỆN"
    yield "1. Cá nhân, đơn vị trong cặp ghi tiến độ trên cổng; Trưởng phòng theo dõi, giúp đỡ."
    yield "2. Thường trực Hội đồng, Văn phòng Sở theo dõi, tổng kết khi hết thời gian."
    yield "[Ghi phân công, kinh phí và chế độ báo cáo.]"

"""What keeps a session from being held or closed, a campaign from starting or closing, in sentences."""

from core import clock
from core.vietnamese import short_date
from spreading.models import PairingCampaign, ReviewSession
from spreading.queries import attended_by


def holding_refusals(review: ReviewSession) -> list[str]:
    """Why it cannot be said yet that the session was held; empty when it can."""
    if review.day > clock.today():
        return [f"Buổi này ghi ngày {short_date(review.day)}, chưa tới ngày đó. Đổi ngày thì mời sửa buổi trước."]
    return []


def closing_refusals(review: ReviewSession) -> list[str]:
    """What the minutes still lack; empty when the session can be closed."""
    gaps = []
    if not review.proceedings:
        gaps.append("Chưa ghi diễn biến của buổi. Mời ghi ở «Ghi kết quả buổi».")
    if not review.lessons:
        gaps.append("Chưa ghi bài học kinh nghiệm. Mời ghi ở «Ghi kết quả buổi».")
    if not attended_by(review).total:
        gaps.append("Chưa có ai trong danh sách có mặt. Mời ghi ở «Danh sách có mặt».")
    return gaps


def starting_refusals(campaign: PairingCampaign) -> list[str]:
    """Why the campaign cannot be launched; empty when it can."""
    return [] if campaign.pairs.exists() else ["Đợt này chưa có cặp nào. Mời thêm ít nhất một cặp rồi phát động."]


def pairing_gaps(campaign: PairingCampaign) -> list[str]:
    """Pairs without a result; empty when the campaign can be closed."""
    rows = campaign.pairs.filter(result="").select_related("nomination", "person", "department")
    return [f"Cặp «{pair}» chưa ghi kết quả. Mời ghi kết quả của cặp rồi tổng kết." for pair in rows]

"""What must hold before a letter of results is sent."""

from datetime import date

from certificates.models import Decision
from certificates.readiness import Gap, not_ahead
from certificates.workflow import ANNOUNCED
from core.vietnamese import local_day, short_date


def before_release(decision: Decision, on: date) -> list[Gap]:
    """Why a letter of results cannot be sent with the date *on*."""
    if decision.state not in ANNOUNCED:
        return [Gap("Kết quả chưa được công bố nên chưa gửi được thư. Đồng chí ban hành quyết định trước.")]
    first = decision.dated or (local_day(decision.decided_at) if decision.decided_at else on)
    if on < first:
        return [
            Gap(f"Thư không được ghi ngày trước ngày {short_date(first)} của quyết định. Mời ghi lại ngày.", "dated")
        ]
    return not_ahead(on)

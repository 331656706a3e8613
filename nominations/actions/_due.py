"""Until when a department may be asked to supply something."""

from collections.abc import Iterator
from datetime import datetime

from core.vietnamese import short_date
from nominations.models import Nomination
from seasons.calendar import is_before


def due_refusals(nomination: Nomination, due: datetime, at: datetime) -> Iterator[str]:
    """Why *due* cannot be kept: it is over at *at*, or the season then ends in recognition."""
    if due <= at:
        yield "Hạn bổ sung đã qua. Mời đồng chí chọn thời điểm sau lúc này."
    elif not is_before(due, nomination.season.recognition_due):
        last = short_date(nomination.season.recognition_due)
        yield f"Hạn bổ sung phải trước ngày {last}, là hạn công nhận của kỳ. Mời đồng chí chọn sớm hơn."

"""What was done to spread models in the season before, beside the plan while it is written."""

from collections.abc import Iterator
from typing import Any

from core.vietnamese import number, two_digits
from documents.beside import Beside
from seasons.models import Season
from spreading.access import watches
from spreading.queries import applied_in, held_in, told_in, told_of


def last_year(season: Season, user: Any) -> Iterator[Beside]:
    """Of the season before *season*, for those who watch the agency; none before the first."""
    before = Season.objects.filter(year__lt=season.year).order_by("-year").first() if watches(user) else None
    if before is None:
        return
    told = tuple(
        (f"{form}, năm {before.year}", f"{two_digits(count)} hoạt động, {number(people)} lượt người")
        for form, count, people in told_of(before)
    )
    done = (
        (held_in(before).count(), "Sơ kết, tổng kết", "buổi"),
        (told_in(before).count(), "Lồng ghép ở sinh hoạt định kỳ", "buổi"),
        (applied_in(before).count(), "Đơn vị áp dụng điển hình", "phiếu đã xác nhận"),
    )
    counted = tuple(
        (f"{what}, năm {before.year}", f"{two_digits(count)} {unit}") for count, what, unit in done if count
    )
    if counted or told:
        yield Beside("V. TỔ CHỨC THỰC HIỆN", (*counted, *told))

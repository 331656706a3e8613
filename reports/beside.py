"""Last year's figures beside each section of a plan while it is written."""

from collections.abc import Iterator
from typing import Any

from core.vietnamese import two_digits
from documents.beside import Beside
from reports.access import reads_agency
from reports.counts import INTRODUCED, RECOGNISED, Division, divided
from reports.stage_times import stage_times
from seasons.models import Season


def last_year(season: Season, user: Any) -> Iterator[Beside]:
    """Of the season before *season*, for those who read the figures of the whole agency; none before the first."""
    before = Season.objects.filter(year__lt=season.year).order_by("-year").first() if reads_agency(user) else None
    if before is None:
        return
    kinds, channels, movements, departments = divided(before, user)
    yield Beside("I. MỤC ĐÍCH, YÊU CẦU", ((str(before), _told(kinds.total)),))
    yield Beside("II. TIÊU CHUẨN", _lines(kinds))
    yield Beside("III. PHONG TRÀO THI ĐUA, CÁCH THỨC PHÁT HIỆN", (*_lines(channels), *_lines(movements)))
    times = tuple((one.name, f"trung bình {one.mean_told} ngày, lâu nhất {one.longest_told} ngày")
                  for one in stage_times(before, user) if one.files)  # fmt: skip
    yield Beside("IV. THỜI GIAN THỰC HIỆN", times)
    yield Beside("V. TỔ CHỨC THỰC HIỆN", _lines(departments))


def _lines(division: Division) -> tuple[tuple[str, str], ...]:
    """Groups that introduced somebody."""
    return tuple((line.name, _told(line.numbers)) for line in division.lines if line.numbers[INTRODUCED])


def _told(numbers: tuple[int, ...]) -> str:
    return f"giới thiệu {two_digits(numbers[INTRODUCED])}, được công nhận {two_digits(numbers[RECOGNISED])}"

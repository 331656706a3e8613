"""The life line of a unit: what it was, what it became, by which decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from accounts.models import Department, Reorganisation
from core import clock
from core.vietnamese import short_date


@dataclass(frozen=True)
class Station:
    """One unit of the line: the dates of its name, and how it began."""

    department: Department
    begun_by: Reorganisation | None
    comes_from: str
    is_this: bool

    @property
    def dates(self) -> str:
        unit = self.department
        if unit.until:
            return f"Từ {short_date(unit.since)} đến hết {short_date(unit.until)}"
        return f"Từ {short_date(unit.since)}{' đến nay' if unit.since <= clock.today() else ''}"

    @property
    def how(self) -> str:
        if self.begun_by is None:
            return ""
        verb = {"rename": "Đổi tên từ", "merge": "Sáp nhập từ", "split": "Chia tách từ"}[self.begun_by.kind]
        return f"{verb} {self.comes_from}, {self.begun_by.document}"


def line_of(department: Department) -> list[Station]:
    """All units of its line, the newest first, in a fixed number of queries."""
    rows = Department.objects.filter(pk__in=department.whole_line).select_related("begun_by").order_by("-since", "-pk")
    found = list(rows)
    before = _units_before(found)
    return [Station(row, row.begun_by, before.get(row.begun_by_id or 0, ""), row.pk == department.pk) for row in found]


def _units_before(found: Iterable[Department]) -> dict[int, str]:
    """By reorganisation, the names of the units that it ended."""
    through = Reorganisation.units.through.objects.filter(
        reorganisation__in={row.begun_by_id for row in found} - {None}
    )
    named = through.order_by("reorganisation", "department__sort_key").values_list("reorganisation", "department__name")
    return {key: ", ".join(name for _, name in rows) for key, rows in groupby(named, key=lambda one: one[0])}


def state_of(row: Reorganisation) -> tuple[str, str, str]:
    """Tone, words and symbol of its badge."""
    if row.cancelled_at is not None:
        return "quiet", "Đã bỏ", "dash"
    if row.done_at is not None:
        return "good", "Đã thực hiện", "check"
    if row.confirmed_at is None:
        return "warn", "Chưa xác nhận", "pen"
    if row.day > clock.today():
        return "info", f"Chờ đến ngày {short_date(row.day)}", "clock"
    return "late", "Đến ngày, chưa thực hiện", "clock"

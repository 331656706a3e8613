"""How far models have spread, as offices keep it in Excel."""

from collections.abc import Sequence

from core import clock
from core.sheets.writing import Column, Sheet
from core.vietnamese import short_date
from documents.issuing import rehearsal_mark
from spreading.spread import Spread

_COLUMNS = (
    Column("STT", 6, "center"),
    Column("Điển hình", 34),
    Column("Phòng", 34),
    Column("Năm", 8, "center"),
    Column("Buổi sơ kết, tổng kết", 14, "center"),
    Column("Buổi sinh hoạt", 14, "center"),
    Column("Lượt người nghe", 14, "center"),
    Column("Đơn vị học tập", 14, "center"),
    Column("Lượt áp dụng", 14, "center"),
    Column("Lượt đọc", 12, "center"),
)


def spread_sheet(rows: Sequence[Spread], title: str) -> Sheet:
    """One row a model, as the page shows them."""
    lines = tuple(
        (
            place, row.nomination.name, str(row.nomination.department), row.nomination.season.year, row.sessions,
            row.meetings, row.people, row.units, row.adoptions, row.reads,
        )
        for place, row in enumerate(rows, 1)
    )  # fmt: skip
    heading = [title, f"Số liệu ngày {short_date(clock.today())}", rehearsal_mark()]
    sums = tuple(sum(getattr(row, name) for row in rows) for name in (
        "sessions", "meetings", "people", "units", "adoptions", "reads",
    ))  # fmt: skip
    return Sheet(
        name="Mức lan tỏa",
        heading=tuple(filter(None, heading)),
        columns=_COLUMNS,
        rows=lines,
        total=("", "Cộng", len(lines), None, *sums),
    )

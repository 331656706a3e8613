"""The board as offices keep it in Excel."""

from collections.abc import Sequence

from core import clock
from core.sheets.writing import Column, Sheet, Value
from core.vietnamese import short_date
from documents.issuing import rehearsal_mark
from monitoring.board import BoardRow
from monitoring.milestones import Milestone, title_of
from seasons.models import Season

_COLUMNS = (
    Column("STT", 6, "center"),
    Column("Phòng", 34),
    Column("Mốc", 34),
    Column("Nộp trước ngày", 16, "center"),
    Column("Trạng thái", 20),
    Column("Số ngày muộn", 12, "center"),
    Column("Ghi chú", 30),
    Column("Người phụ trách", 34),
)


def board_sheet(season: Season, rows: Sequence[BoardRow]) -> Sheet:
    """One row for each department and milestone, as the page shows them."""
    late = sum(bool(row.days_late) for row in rows)
    heading = [f"Bảng tiến độ các phòng, kỳ {season.year}", f"Số liệu ngày {short_date(clock.today())}"]
    return Sheet(
        name="Bảng tiến độ",
        heading=tuple(filter(None, [*heading, rehearsal_mark()])),
        columns=_COLUMNS,
        rows=tuple(_line(place, row, season) for place, row in enumerate(rows, 1)),
        total=("", "Cộng", len(rows), None, "", late, "", ""),
    )


def milestone_title(milestone: Milestone, season: Season) -> str:
    """The head of a column: the papers with their years."""
    return str(milestone.label) if milestone is Milestone.NOMINATIONS else title_of(milestone, season.year)


def _line(place: int, row: BoardRow, season: Season) -> tuple[Value, ...]:
    people = ", ".join(str(person) for person in row.people)
    title = milestone_title(row.milestone, season)
    return (place, row.department.name, title, row.due, row.state, row.days_late, row.late_words or row.note, people)

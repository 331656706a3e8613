"""The register as offices keep it in Excel."""

from collections.abc import Sequence
from typing import Any

from core import clock
from core.sheets.writing import Column, Sheet, Value
from core.vietnamese import local_day, short_date
from documents.issuing import rehearsal_mark
from nurturing.models import NewFactor

_COLUMNS = (
    Column("STT", 6, "center"),
    Column("Họ tên, tên tập thể", 34),
    Column("Chức vụ, đơn vị", 40),
    Column("Phòng bồi dưỡng", 34),
    Column("Lĩnh vực", 22),
    Column("Phạm vi", 24),
    Column("Ngày phát hiện", 16, "center"),
    Column("Trạng thái", 18),
    Column("Theo dõi gần nhất", 16, "center"),
    Column("Điểm nổi trội", 60),
)


def register_sheet(rows: Sequence[Any]) -> Sheet:
    """One row for each new factor, as the page shows them; *rows* come with their last follow-up."""
    heading = ["Danh sách nhân tố mới", f"Số liệu ngày {short_date(clock.today())}"]
    return Sheet(
        name="Nhân tố mới",
        heading=tuple(filter(None, [*heading, rehearsal_mark()])),
        columns=_COLUMNS,
        rows=tuple(_line(place, row) for place, row in enumerate(rows, 1)),
        total=("", "Cộng", len(rows), *[""] * (len(_COLUMNS) - 3)),
    )


def scope_words(row: NewFactor) -> str:
    """ "Toàn diện", or on which side."""
    return row.aspect or str(row.get_scope_display())


def _line(place: int, row: Any) -> tuple[Value, ...]:
    last = local_day(row.followed_at) if row.followed_at else None
    return (
        place, row.addressed, row.post, row.department.name, str(row.get_merit_kind_display()), scope_words(row),
        row.found_on, str(row.get_state_display()), last, row.strengths,
    )  # fmt: skip

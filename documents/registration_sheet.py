"""The board of registrations as offices keep it in Excel."""

from core.sheets.writing import MOST_ROWS, Column, Sheet
from documents.issuing import rehearsal_mark
from seasons.models import Season
from seasons.registering import BoardLine

_COLUMNS = (
    Column("STT", 6, "center"),
    Column("Phòng, đơn vị", 34),
    Column("Phong trào", 44),
    Column("Trạng thái", 16),
    Column("Trả lời", 16),
    Column("Nội dung đăng ký, lý do", 70),
    Column("Gửi lúc", 18, "center"),
    Column("Người gửi", 26),
)


def board_sheet(season: Season, lines: list[BoardLine]) -> Sheet:
    """One row for each department and movement, departments that have not answered too."""
    answers = [answer for line in lines for answer in line.answers][:MOST_ROWS]
    rows = []
    for place, answer in enumerate(answers, 1):
        row = answer.registration
        rows.append((
            place, answer.department.name, answer.movement.name, answer.badge.label, answer.joins,
            row.text if row else "", row.sent_at if row else None, str(row.sent_by or "") if row else "",
        ))  # fmt: skip
    heading = (f"Đăng ký tham gia phong trào năm {season.year}", rehearsal_mark())
    return Sheet(
        name="Đăng ký tham gia",
        heading=tuple(line for line in heading if line),
        columns=_COLUMNS,
        rows=tuple(rows),
    )

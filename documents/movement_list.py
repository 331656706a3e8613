"""The movements of a season as a paper to sign, and as a table for Excel."""

from datetime import date
from typing import Any

from core.papers import Paper, Signer
from core.sheets.writing import MOST_ROWS, Column, Sheet
from core.vietnamese import short_date
from documents.issuing import LETTER_RANKS, agency_on, issuer_of, rehearsal_mark, signer_on
from documents.papers import movement_list
from documents.papers.movement_list import MovementLine
from seasons.models import Movement, Season
from seasons.movements import by_channel, launched_by, with_documents
from seasons.registering import answer_counts

_COLUMNS = (
    Column("STT", 6, "center"),
    Column("Cách thức phát hiện", 36),
    Column("Cấp phát động", 20),
    Column("Loại", 20),
    Column("Tên phong trào", 44),
    Column("Khẩu hiệu", 36),
    Column("Lĩnh vực", 22),
    Column("Văn bản phát động", 44),
    Column("Từ ngày", 13, "center"),
    Column("Đến hết ngày", 13, "center"),
    Column("Dừng từ ngày", 13, "center"),
    Column("Số phòng tham gia", 12, "center"),
    Column("Ghi chú", 44),
)


def movement_paper(season: Season, *, by: Any, on: date) -> Paper:
    """Danh sách phong trào as it stands on the day.

    :raises ValidationError: nobody has entered the agency's name yet, or nobody may sign that day.
    """
    rows = _rows(season)
    joined = answer_counts(rows)
    return movement_list.build(
        movement_list.MovementListContent(
            issuer=issuer_of(agency_on(on)),
            on=on,
            year=season.year,
            groups=tuple((channel, tuple(_line(row, joined) for row in under)) for channel, under in by_channel(rows)),
            compiler=Signer(("NGƯỜI LẬP",), by.full_name),
            approver=signer_on(on, LETTER_RANKS),
            mark=rehearsal_mark(),
        )
    )


def movement_sheet(season: Season) -> Sheet:
    """The same list, one row a movement."""
    rows = _rows(season)
    joined = answer_counts(rows)
    return Sheet(
        name="Phong trào",
        heading=tuple(line for line in (f"Phong trào, cuộc vận động năm {season.year}", rehearsal_mark()) if line),
        columns=_COLUMNS,
        rows=tuple(
            (
                place, row.get_channel_display(), row.level.label, row.get_kind_display(), row.name, row.slogan,
                row.field, launched_by(row), row.begins, row.ends, row.stopped_on,
                joined.get(row.pk, 0) if row.takes_registration else None, _remark(row),
            )
            for place, row in enumerate(rows, 1)
        ),
    )  # fmt: skip


def _rows(season: Season) -> list[Movement]:
    """In the order of the plan's channels."""
    rows = season.movements.prefetch_related(with_documents(), "changes")[:MOST_ROWS]
    return [row for _, under in by_channel(rows) for row in under]


def _line(row: Movement, joined: dict[int, int]) -> MovementLine:
    return MovementLine(
        name=row.name,
        kind="Cuộc vận động" if row.kind == Movement.Kind.CAMPAIGN else "",
        slogan=f"“{row.slogan}”" if row.slogan else "",
        field=row.field,
        launched_by=launched_by(row),
        period=f"{short_date(row.begins)} đến {short_date(row.ends)}",
        joined=str(joined.get(row.pk, 0)) if row.takes_registration else "",
        remark=_remark(row),
    )


def _remark(row: Movement) -> str:
    """How the movement was extended or stopped, by which document."""
    return " ".join(f"{change.short} ({change.document})." for change in row.changes.all())

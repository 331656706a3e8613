"""Lists of dossiers as offices keep them in Excel."""

from collections.abc import Sequence
from typing import Any

from core.sheets.writing import Column, Sheet, Value
from documents.issuing import rehearsal_mark
from nominations.models import Nomination
from nominations.papers.nominee import Nominee, count_phrase
from nominations.papers.summary_list import SummaryListContent
from nominations.printing import nominee_of
from nominations.progress import progress_of

_LISTED = (
    Column("STT", 6, "center"),
    Column("Số hồ sơ", 20),
    Column("Cá nhân, tập thể", 30),
    Column("Đối tượng", 12),
    Column("Chức vụ, đơn vị", 30),
    Column("Số người", 10, "center"),
    Column("Phòng giới thiệu", 28),
    Column("Trạng thái", 22),
    Column("Bước", 24),
    Column("Đang giữ", 24),
    Column("Từ ngày", 13, "center"),
    Column("Việc tiếp theo", 32),
    Column("Nộp lúc", 18, "center"),
    Column("Tóm tắt thành tích", 50),
)


def dossiers_sheet(rows: Sequence[Nomination], user: Any, *, year: int, referral: bool) -> Sheet:
    """The list as *user* reads it on the page: states and holders in the reader's own words."""
    return Sheet(
        name="Hồ sơ giới thiệu",
        heading=_heading(f"Hồ sơ giới thiệu điển hình tiên tiến năm {year}"),
        columns=_LISTED,
        rows=tuple(_listed(place, row, user, referral) for place, row in enumerate(rows, 1)),
        total=_total([nominee_of(row) for row in rows], len(_LISTED)),
    )


def _listed(place: int, row: Nomination, user: Any, referral: bool) -> tuple[Value, ...]:
    progress = progress_of(row, user, referral=referral)
    return (
        place,
        row.number,
        row.name,
        row.get_kind_display(),
        row.post,
        row.headcount,
        row.department.name,
        ", ".join(badge.label for badge in progress.badges),
        f"{progress.step}/6: {progress.label}",
        progress.holder,
        progress.since,
        progress.next,
        row.submitted_at,
        row.merit,
    )


def summary_sheet(content: SummaryListContent) -> Sheet:
    """Danh sách trích ngang of the same content as the paper; a column in which nothing stands is left out."""
    columns = (
        Column("STT", 6, "center"),
        Column("Cá nhân, tập thể", 34),
        Column("Giới tính", 10, "center"),
        Column("Năm sinh", 12, "center"),
        Column("Chức vụ, đơn vị", 38),
        Column("Số người", 10, "center"),
        Column("Trình độ", 14, "center"),
        Column(content.grade_title, 14, "center"),
        Column("Tóm tắt thành tích", 70),
        Column("Ghi chú", 16),
    )
    lines = [*_individuals(content), *_collectives(content)]
    rows = [(place, *line) for place, line in enumerate(lines, 1)]
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    nominees = [line.nominee for line in content.individuals] + [line.nominee for line in content.collectives]
    return Sheet(
        name="Danh sách trích ngang",
        heading=_heading("DANH SÁCH TRÍCH NGANG", content.subject, content.attached, content.legend),
        columns=tuple(columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
        total=_total(nominees, len(kept)),
    )


def _individuals(content: SummaryListContent) -> list[tuple[Value, ...]]:
    return [
        (line.nominee.name, line.gender, int(line.born) if line.born.isdecimal() else line.born,
         _place(line.nominee), None, line.qualification, line.grade, line.summary, line.remark)
        for line in content.individuals
    ]  # fmt: skip


def _collectives(content: SummaryListContent) -> list[tuple[Value, ...]]:
    return [
        (line.nominee.name, "", None, _place(line.nominee), line.headcount, "", line.grade, line.summary, line.remark)
        for line in content.collectives
    ]


def _place(nominee: Nominee) -> str:
    return ", ".join(part for part in (nominee.position, nominee.unit) if part)


def _heading(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in (*lines, rehearsal_mark()) if line)


def _total(nominees: Sequence[Nominee], columns: int) -> tuple[Value, ...]:
    """Under the column of names."""
    cells: list[Value] = [""] * columns
    cells[min(1, columns - 1)] = f"Tổng cộng: {count_phrase(nominees)}"
    return tuple(cells)

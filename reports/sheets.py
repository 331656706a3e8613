"""The tables of figures as offices keep them in Excel."""

from collections.abc import Iterable, Sequence

from core.sheets.writing import Column, Sheet, Value
from documents.issuing import rehearsal_mark
from reports.counts import COLUMNS, Division
from reports.stage_times import Stage
from reports.years import Compared
from seasons.models import Season

#: What the figures leave out, as pages and files tell it.
LEFT_OUT = "Kết quả được tính khi đã công bố. Hồ sơ mà người xem không được tham gia xét chỉ được tính sau khi công bố."


def division_sheet(division: Division, about: str) -> Sheet:
    """One division of *about*, "năm 2026"; the same numbers as the page, as numbers."""
    return _sheet(
        division.title, about, (division.first, *COLUMNS),
        [(line.name, *line.numbers) for line in division.lines], ("Cộng", *division.total),
    )  # fmt: skip


def compared_sheet(compared: Compared) -> Sheet:
    years = [str(year) for year in compared.years]
    return _sheet(
        compared.title, f"các năm {', '.join(years)}", (compared.first, *years),
        [(line.name, *line.numbers) for line in compared.lines], ("Cộng", *compared.total),
    )  # fmt: skip


def times_sheet(season: Season, stages: Iterable[Stage]) -> Sheet:
    """The stages, in whole hours, since a cell with a comma is read as text by an Excel of another tongue."""
    heads = ("Chặng", "Số hồ sơ", "Trung bình (giờ)", "Lâu nhất (giờ)")
    rows = [(one.name, one.files, _hours(one.mean), _hours(one.longest)) for one in stages]
    return _sheet("Thời gian từng bước", f"năm {season.year}", heads, rows, ())


def _sheet(
    title: str, about: str, heads: Sequence[str], rows: Sequence[tuple[Value, ...]], total: tuple[Value, ...]
) -> Sheet:
    first, *others = heads
    heading = (f"Thống kê điển hình tiên tiến {about}", title, LEFT_OUT, rehearsal_mark())
    return Sheet(
        name=title[:31],
        heading=tuple(line for line in heading if line),
        columns=(Column(first, 48), *(Column(head, 14, "right") for head in others)),
        rows=tuple(rows),
        total=total,
    )


def _hours(days: float | None) -> int | None:
    return None if days is None else round(days * 24)

"""Công văn đôn đốc: the words and the table with which the letter begins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.vietnamese import long_date, short_date, two_digits
from documents.composing import Words, begun
from documents.models import Composed
from documents.papers.composed import Figures
from monitoring.urging import Owing, owed_words, time_words
from seasons.models import Season

#: As long as a letter's addressees may be (``Composed.addressed_to``).
_LONGEST_ADDRESS = 1_000


def letter(season: Season, late: Sequence[Owing], today: date) -> tuple[Words, Figures]:
    """The công văn as it begins, and its table."""
    names = "\n".join(str(one.department) for one in late)
    addressed = names if len(names) <= _LONGEST_ADDRESS else "Các phòng, đơn vị có tên tại Phụ lục"
    words = replace(
        begun(Composed.Kind.LETTER),
        subject=f"đôn đốc giới thiệu điển hình, gửi kế hoạch, báo cáo năm {season.year} (tính đến {short_date(today)})",
        addressed_to=addressed,
        body="\n".join(_body(season, late, today)),
    )
    return words, _figures(late)


def _body(season: Season, late: Sequence[Owing], today: date) -> list[str]:
    plan = f" số {season.plan_number}" if season.plan_number else ""
    dated = f" {long_date(season.plan_date)}" if season.plan_number and season.plan_date else ""
    return [
        f"Thực hiện Kế hoạch{plan}{dated} của Sở về công tác điển hình tiên tiến năm {season.year}, các phòng, đơn vị "
        f"giới thiệu điển hình, gửi kế hoạch, báo cáo trước {long_date(season.plan_due)}.",
        f"Tính đến {long_date(today)}, còn {two_digits(len(late))} phòng, đơn vị chưa thực hiện:",
        *(f"- {one.department}: {one.told}." for one in late),
        "Giám đốc Sở yêu cầu Trưởng các phòng, đơn vị có tên nêu trên thực hiện ngay sau khi nhận được công văn này. "
        "Trường hợp không giới thiệu thì báo rõ lý do trên cổng.",
        "Giao Văn phòng Sở theo dõi, tổng hợp, báo cáo Giám đốc Sở.",
    ]


def _figures(late: Sequence[Owing]) -> Figures:
    found = [(one, row) for one in late for row in one.rows]
    all_late = all(row.is_overdue for _, row in found)
    columns = (
        "Phòng, đơn vị",
        "Nội dung chưa thực hiện",
        "Hạn, trước ngày",
        "Số ngày quá hạn" if all_late else "Thời gian",
    )
    rows = [
        (
            str(one.department),
            owed_words(row, one.year),
            short_date(row.due),
            two_digits(row.days_late) if all_late else time_words(row),
        )
        for one, row in found
    ]
    title = "Phòng, đơn vị quá hạn" if all_late else "Phòng, đơn vị chưa thực hiện"
    return Figures(title, columns, tuple(rows), ("Cộng", two_digits(len(rows)), "", ""))

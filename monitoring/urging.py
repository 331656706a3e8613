"""Đôn đốc: which departments are late with what, who urges them, and the words in which they are told.

The words name departments, what is owed, dates and days; never a nominee and never a result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.access import acting_as, anyone_of, departments_of
from accounts.models import Department
from accounts.roles import Role
from core.vietnamese import short_date
from monitoring.board import BoardRow, board, by_department
from monitoring.ladder import left_words
from monitoring.milestones import Milestone, title_of
from monitoring.models import UrgingSent
from monitoring.workflow import State
from seasons.models import Season

URGERS = (Role.OFFICE, Role.STANDING_COUNCIL)
#: Of those who urge, the ones who also keep the book of documents.
LETTER_WRITERS = (Role.OFFICE,)
#: Those of a department who are urged.
URGED = (Role.HEAD, Role.DEPUTY_HEAD)

urges = anyone_of(*URGERS)
is_urged = anyone_of(*URGED)
writes_letters = anyone_of(*LETTER_WRITERS)


@dataclass(frozen=True)
class Owing:
    """A department with what it owes: past its date, or on the eve of it."""

    department: Department
    year: int
    rows: tuple[BoardRow, ...]

    @property
    def lines(self) -> list[str]:
        """ "Báo cáo năm 2026, hạn trước ngày 15/12/2026, quá hạn 3 ngày" of each thing owed."""
        return [f"{owed_words(row, self.year)}, {_standing_words(row)}" for row in self.rows]

    @property
    def told(self) -> str:
        return "; ".join(self.lines)


def urging(user: Any) -> str:
    """The duty in which *user* urges.

    :raises PermissionDenied: *user* holds none that does.
    """
    return acting_as(user, *URGERS, refusal="Việc đôn đốc do Văn phòng Sở hoặc Thường trực Hội đồng làm.")


def urgings_of(user: Any) -> QuerySet[UrgingSent]:
    """Those sent to departments that *user* heads or helps to head."""
    rows = UrgingSent.objects.select_related("season", "department", "sent_by")
    return rows.filter(department__in=departments_of(user, *URGED))


def unseen(user: Any) -> QuerySet[UrgingSent]:
    return urgings_of(user).exclude(seen_by__user=user.pk)


def owing(season: Season) -> list[Owing]:
    """Departments that have handed in nothing where the date is over, in their order."""
    late = [row for row in board(season) if row.is_overdue]
    return [Owing(department, season.year, tuple(rows)) for department, rows in by_department(late)]


def owed_words(row: BoardRow, year: int) -> str:
    if row.milestone is Milestone.NOMINATIONS:
        return "Giới thiệu điển hình tiên tiến"
    return title_of(row.milestone, year)


def due_words(row: BoardRow) -> str:
    """ "hạn trước ngày 15/12/2026, quá hạn 3 ngày"."""
    late = f", quá hạn {row.days_late} ngày" if row.is_overdue else ""
    return f"hạn trước ngày {short_date(row.due)}{late}"


def _standing_words(row: BoardRow) -> str:
    """The same, and of what is not late yet how long there is."""
    if row.is_overdue:
        return due_words(row)
    return f"{due_words(row)}, {time_words(row)}"


def time_words(row: BoardRow) -> str:
    """ "quá hạn 03 ngày", "còn 01 ngày"; of what was handed in and returned that it is awaited."""
    if row.paper is not None and row.paper.state == State.RETURNED:
        return "bị trả lại, chưa gửi lại"
    return left_words(row.days_left)


def message(late: Sequence[Owing], today: date, contact: str) -> str:
    """The same as plain text, to be pasted in a chat."""
    lines = [f"{place}. {one.department}: {one.told}." for place, one in enumerate(late, 1)]
    return "\n".join(
        [
            f"ĐÔN ĐỐC (tính đến ngày {short_date(today)})",
            "Các phòng, đơn vị chưa thực hiện:",
            *lines,
            f"Đề nghị các phòng, đơn vị thực hiện trên cổng Điển hình tiên tiến. Cần hỗ trợ, liên hệ {contact}.",
        ]
    )

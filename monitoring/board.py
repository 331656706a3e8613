"""The board: for every department that owes something, where each of its milestones stands now.

A row (``BoardRow``) is one department at one milestone of a season:

- ``department`` and ``milestone``: who owes what; milestones are introducing people, and the papers that the season's
  rule asks for (report and plan, or both in one).
- ``due``: the strict date, "trước ngày": the plan's, or a later one that the Standing Council gave this department.
- ``state``: the word to show; ``tone`` and ``icon``: its look; ``note``: a line below it, may be empty.
- ``done``: the department did its part: handed in, waiting for approval or approved, or said that it puts nobody
  forward. What was returned is not done. An approved paper stays done while an addition is weighed.
- ``days_late``: whole days after ``due``. Never handed in: counted to today, or to the closing of the season. Handed
  in: those by which it came late, for ever, even after it was returned. 0 when not late.
- ``people``: those responsible, heads first, then deputies, in force today; empty where a department has none.
- ``paper``: the paper's row, if it was begun (``state`` of its workflow, ``first_submitted_at``); None at introducing.

``board(season)`` reads a constant number of queries whatever the number of departments.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from accounts.models import Department, Duty, User
from accounts.roles import Role
from core import clock
from core.vietnamese import local_day, short_date
from monitoring.due import days_late, extended_dates
from monitoring.milestones import Milestone, milestones, owing_departments
from monitoring.models import DepartmentPaper
from monitoring.models.paper import LATE
from monitoring.workflow import State
from nominations.answering import FirstAnswer, first_answers
from seasons.calendar import days_left
from seasons.models import Season

SOON_DAYS = 14

_LOOKS = {
    State.SUBMITTED: ("info", "send"),
    State.RETURNED: ("late", "back"),
    State.APPROVED: ("good", "check"),
}


@dataclass(frozen=True)
class BoardRow:
    """One department at one milestone; what each part means stands at the top of this module."""

    department: Department
    milestone: Milestone
    due: date
    state: str
    tone: str
    icon: str
    note: str
    done: bool
    days_late: int
    people: tuple[User, ...]
    paper: DepartmentPaper | None = None

    @property
    def late_words(self) -> str:
        """ "Quá hạn 2 ngày" of what is missing, "Nộp muộn 2 ngày" of what came late; empty when in time."""
        return f"{'Quá hạn' if self.is_overdue else LATE} {self.days_late} ngày" if self.days_late else ""

    @property
    def is_overdue(self) -> bool:
        """Whether it was never handed in and its date is over."""
        handed_in = self.paper is not None and self.paper.first_submitted_at is not None
        return self.days_late > 0 and not self.done and not handed_in

    @property
    def badges(self) -> list[tuple[str, str, str, str]]:
        """Tone, words, symbol and variant of each badge: how late something is stands beside what it is."""
        if self.is_overdue:
            return [("late", self.late_words, "alert", "solid")]
        late = [("warn", self.late_words, "clock", "")] if self.late_words else []
        return [(self.tone, self.state, self.icon, ""), *late]

    @property
    def line(self) -> str:
        """What stands below the badges."""
        return f"{self.state}. {self.note}" if self.is_overdue else self.note

    @property
    def days_left(self) -> int:
        """Days to the last day in time; negative once it is over."""
        return days_left(clock.today(), self.due)

    @property
    def is_soon(self) -> bool:
        return not self.done and 0 <= self.days_left < SOON_DAYS


def board(season: Season, departments: Iterable[Department] | None = None) -> list[BoardRow]:
    """The rows of every department that owes, department by department in their order; of *departments*, if named."""
    listed = owing_departments() if departments is None else list(departments)
    extended, answered, people = extended_dates(season), first_answers(season), responsible(listed)
    papers, owed, at = _papers(season), milestones(season), season.closed_at or clock.now()
    rows = []
    for department in listed:
        for milestone in owed:
            due = department.own_or_taken_over(extended, milestone) or season.plan_due
            if milestone is Milestone.NOMINATIONS:
                told = _introducing(department.own_or_taken_over(answered), due, at)
            else:
                told = _handed_in(department.own_or_taken_over(papers, milestone), due, at)
            rows.append(BoardRow(department, milestone, due, **told, people=people[department.pk]))
    return rows


def by_department(rows: Iterable[BoardRow]) -> list[tuple[Department, list[BoardRow]]]:
    """The rows of the board, department by department."""
    return [(department, list(found)) for department, found in groupby(rows, key=lambda row: row.department)]


def responsible(
    departments: Iterable[Department], roles: Sequence[Role] = (Role.HEAD, Role.DEPUTY_HEAD)
) -> dict[int, tuple[User, ...]]:
    """Who answers for each department today: heads, then deputies, in one query."""
    duties = Duty.objects.in_force(clock.today()).filter(department__in=list(departments), role__in=roles)
    found: dict[int, list[User]] = defaultdict(list)
    for duty in sorted(duties.select_related("user"), key=lambda one: (roles.index(Role(one.role)), one.pk)):
        if duty.user.is_active:
            found[duty.department_id or 0].append(duty.user)
    return defaultdict(tuple, {key: tuple(dict.fromkeys(people)) for key, people in found.items()})


def _papers(season: Season) -> dict[tuple[int, str], DepartmentPaper]:
    rows = DepartmentPaper.objects.filter(season=season).select_related("season", "department")
    return {(row.department_id, row.kind): row for row in rows}


def _introducing(answer: FirstAnswer | None, due: date, at: datetime) -> dict[str, Any]:
    if answer is None:
        return _missing("Chưa giới thiệu", due, at)
    said = "Không giới thiệu" if answer.abstained else "Đã giới thiệu"
    return _came(said, "good", "check", short_date(answer.at), days_late(answer.at, due))


def _handed_in(paper: DepartmentPaper | None, due: date, at: datetime) -> dict[str, Any]:
    if paper is None or paper.state == State.DRAFTING:
        return {**_missing(str(State.DRAFTING.label), due, at), "paper": paper}
    first = short_date(paper.first_submitted_at) if paper.first_submitted_at else ""
    state = State(paper.state)
    if paper.valid_id is not None and state is not State.APPROVED:
        tone, icon = _LOOKS[State.APPROVED]
        note = f"{first}; bổ sung {str(state.label).lower()}"
        return {**_came(str(State.APPROVED.label), tone, icon, note, paper.days_late), "paper": paper}
    tone, icon = _LOOKS[state]
    came = _came(str(state.label), tone, icon, first, paper.days_late)
    return {**came, "done": state is not State.RETURNED, "paper": paper}


def _missing(state: str, due: date, at: datetime) -> dict[str, Any]:
    late = days_late(at, due)
    tone, icon = "quiet", "dash"
    if late:
        tone, icon = "late", "alert"
    elif days_left(local_day(at), due) < SOON_DAYS:
        tone, icon = "warn", "clock"
    note = f"Trước ngày {short_date(due)}"
    return {"state": state, "tone": tone, "icon": icon, "note": note, "done": False, "days_late": late}


def _came(state: str, tone: str, icon: str, note: str, late: int) -> dict[str, Any]:
    return {"state": state, "tone": tone, "icon": icon, "note": note, "done": True, "days_late": late}

"""Which departments have answered the season's call: with files, or by saying that they put nobody forward."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from accounts.access import departments_of, duties_of
from accounts.models import Department
from accounts.roles import Role
from core import clock
from core.vietnamese import short_date
from nominations.access import visible_abstentions, visible_rows
from nominations.models import Abstention, Nomination, Submission
from nominations.workflow import State
from seasons.models import Season


@dataclass(frozen=True)
class Answer:
    """What a department said: how many files it handed in, or that it puts nobody forward."""

    department: Department
    files: int
    abstention: Abstention | None

    @property
    def words(self) -> str:
        if self.files:
            return f"Đã giới thiệu {self.files} hồ sơ"
        if self.abstention is not None:
            return f"Không giới thiệu ({short_date(self.abstention.made_at)})"
        return "Chưa trả lời"

    @property
    def look(self) -> tuple[str, str]:
        """Tone and symbol of the badge."""
        if self.files:
            return "good", "check"
        return ("info", "check") if self.abstention is not None else ("late", "clock")


def answers(season: Season, user: Any) -> list[Answer]:
    """One for each department that may put people forward, in their order; of files only those that *user* sees."""
    filed = Nomination.objects.filter(visible_rows(user), season=season, submitted_at__isnull=False)
    counted = filed.exclude(state=State.WITHDRAWN).order_by().values("department").annotate(files=Count("pk"))
    files = {row["department"]: int(row["files"]) for row in counted}
    said = {row.department_id: row for row in visible_abstentions(user).filter(season=season, set_aside_at=None)}
    departments = Department.objects.in_force(clock.today()).filter(introduces=True)
    return [_answer(one, files, said) for one in departments]


def _answer(department: Department, files: Mapping[int, int], said: Mapping[int, Abstention]) -> Answer:
    """What the department and those whose files it took over said."""
    line = department.with_files_of
    spoken = [said[key] for key in line if key in said]
    return Answer(department, sum(files.get(key, 0) for key in line), spoken[0] if spoken else None)


def may_abstain(season: Season, user: Any) -> bool:
    """Whether one of the departments that *user* heads may still say so: none of its files is under way."""
    if season.state != "open":
        return False
    heads, today = (Role.HEAD, Role.DEPUTY_HEAD), clock.today()
    led = [duty.department for duty in duties_of(user) if duty.role in heads and duty.department]
    own = {"season": season, "department__in": departments_of(user, *heads)}
    under_way = Nomination.objects.filter(**own).exclude(state=State.WITHDRAWN).order_by().values_list("department")
    said = Abstention.objects.filter(**own, set_aside_at=None).order_by().values_list("department")
    answered = {key for (key,) in under_way.union(said)}
    free = [unit for unit in led if unit.introduces and unit.is_in_force(today)]
    return any(answered.isdisjoint(unit.with_files_of) for unit in free)


@dataclass(frozen=True)
class FirstAnswer:
    """When a department answered first, and whether it said that it puts nobody forward."""

    at: datetime
    abstained: bool


def first_answers(season: Season) -> dict[int, FirstAnswer]:
    """By department, whether and when it answered, for everybody who follows the dates, in two queries.

    It tells neither whom a department put forward nor how many, so it holds back nothing from those concerned in a
    file: a department that answered is never urged.
    """
    standing = Abstention.objects.filter(season=season, set_aside_at=None)
    found = {row.department_id: FirstAnswer(row.made_at, abstained=True) for row in standing}
    handed_in = Submission.objects.filter(nomination__season=season).exclude(nomination__state=State.WITHDRAWN)
    for department, at in handed_in.order_by().values_list("nomination__department").annotate(Min("made_at")):
        found[department] = FirstAnswer(at, abstained=False)
    return found

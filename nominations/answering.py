"""Which departments have answered the season's call: with files, or by saying that they put nobody forward."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from accounts.access import departments_of
from accounts.models import Department
from accounts.roles import Role
from core import clock
from core.vietnamese import short_date
from nominations.access import introducing_departments, visible_abstentions, visible_rows
from nominations.models import Abstention, Nomination
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
    files = {row["department"]: row["files"] for row in counted}
    said = {row.department_id: row for row in visible_abstentions(user).filter(season=season, set_aside_at=None)}
    departments = Department.objects.in_force(clock.today()).filter(introduces=True)
    return [Answer(one, files.get(one.pk, 0), said.get(one.pk)) for one in departments]


def may_abstain(season: Season, user: Any) -> bool:
    """Whether one of the departments that *user* heads may still say so: none of its files is under way."""
    if season.state != "open":
        return False
    under_way = Nomination.objects.filter(season=season).exclude(state=State.WITHDRAWN)
    said = Abstention.objects.filter(season=season, set_aside_at=None)
    mine = introducing_departments(user).filter(pk__in=departments_of(user, Role.HEAD, Role.DEPUTY_HEAD))
    return mine.exclude(pk__in=under_way.values("department")).exclude(pk__in=said.values("department")).exists()

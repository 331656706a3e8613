"""A season whose departments write their plans and reports, and quick ways to bring a paper to a state."""

from typing import Any

from accounts.models import User
from accounts.roles import Role
from monitoring.actions.approve_paper import approve_paper
from monitoring.actions.begin_paper import begin_paper
from monitoring.actions.return_paper import return_paper
from monitoring.actions.submit_paper import submit_paper
from monitoring.actions.write_paper import write_paper
from monitoring.models import DepartmentPaper
from monitoring.outline import places_of
from monitoring.queries import draft_of
from monitoring.workflow import State
from nominations.workflow import State as FileState
from tests.factories.people import person
from tests.nominations.world import World

REASON = "Kế hoạch chưa nêu người phụ trách."


def text_for(kind: str, mark: str = "") -> dict[str, str]:
    """Every place filled; another *mark* gives another text."""
    return {place.key: f"{place.title}: phòng đã làm.{mark}" for place in places_of(kind)}


class PaperWorld(World):
    """``world.paper()`` begun; ``world.paper(State.RETURNED)`` brought there by the acts themselves."""

    def begun(self, kind: str = "report", **facts: Any) -> DepartmentPaper:
        department = facts.pop("department", self.department)
        by = facts.pop("by", None) or (self.head if department == self.department else self.stranger)
        return begin_paper(self.season, department, by=by, kind=kind)

    def written(self, kind: str = "report", *, mark: str = "", **facts: Any) -> DepartmentPaper:
        """Complete, not handed in."""
        row = self.begun(kind, **facts)
        by = self.head if row.department == self.department else self.stranger
        write_paper(row, by=by, edition=0, sections=text_for(kind, mark))
        return row

    def paper(self, state: str = State.DRAFTING, kind: str = "report", **facts: Any) -> DepartmentPaper:
        row = self.written(kind, **facts)
        if state == State.DRAFTING:
            return row
        submit_paper(row, by=self.head if row.department == self.department else self.stranger)
        if state == State.RETURNED:
            return_paper(row, by=self.standing, reason=REASON)
        if state == State.APPROVED:
            approve_paper(row, by=self.standing)
        return DepartmentPaper.objects.get(pk=row.pk)

    def with_addition(self, kind: str = "plan") -> DepartmentPaper:
        """Approved, and an addition waits for its answer."""
        row = self.paper(State.APPROVED, kind)
        add(row, self.head)
        return submit_paper(row, by=self.head)

    def colleague_of_the_standing_council(self) -> User:
        """A member of the Standing Council who belongs to the department."""
        user = person(Role.STANDING_COUNCIL)
        user.department = self.department
        user.save()
        return user

    def answered(self) -> None:
        """The department put somebody forward."""
        self.dossier(FileState.SUBMITTED)


def add(row: DepartmentPaper, by: User, mark: str = " Thêm nhân tố mới.") -> None:
    """Write the next version on a paper that was handed in."""
    draft = draft_of(row)
    write_paper(row, by=by, edition=draft.edition if draft else 0, sections=text_for(row.kind, mark))

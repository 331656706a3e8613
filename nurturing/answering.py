"""Who answers for a department today, whatever it was merged into or renamed to."""

from collections import defaultdict

from accounts.models import Department, Duty, User
from accounts.roles import Role
from core import clock

#: Duties that answer for what a department nurtures.
LEADERS = (Role.HEAD, Role.DEPUTY_HEAD)


class Answering:
    """Departments by the id of one that there is or was: who has its files now, and the people, in one query."""

    def __init__(self) -> None:
        self.units: dict[int, Department] = {}
        self._people: dict[int, list[User]] = defaultdict(list)
        rows = Duty.objects.in_force(clock.today()).filter(role__in=LEADERS, user__is_active=True)
        rows = rows.select_related("user", "department")
        found = sorted(rows, key=lambda one: (LEADERS.index(Role(one.role)), one.pk))
        for duty in found:
            for key in duty.department.with_files_of if duty.department else ():
                self._people[key].append(duty.user)
                if duty.department:
                    self.units.setdefault(key, duty.department)

    def people(self, department: int, *, but: int | None = None) -> tuple[User, ...]:
        """Heads, then the others, each once; never the person *but*, whom it is about."""
        return tuple(dict.fromkeys(user for user in self._people[department] if user.pk != but))

    def unit(self, department: Department) -> Department:
        """Who has the files of *department* now."""
        return self.units.get(department.pk, department)


def leaders_of(department: Department, *, but: int | None = None) -> tuple[User, ...]:
    """Heads and deputies who answer for *department* today."""
    return Answering().people(department.pk, but=but)

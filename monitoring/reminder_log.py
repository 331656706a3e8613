"""The log of the ladder as its page shows it: a line for each step of what is owed, with all who were told of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from monitoring.ladder import step_words
from monitoring.models import Reminder

#: As the index gives them: the newest day first, what belongs together side by side.
ORDER = ("-day", "-department_id", "-due", "-step", "-pk")


@dataclass(frozen=True)
class ToldStep:
    """One step on one day of what was told to the very same people: those who owed, then those who were copied."""

    first: Reminder
    matters: str
    told: list[Reminder]

    @property
    def words(self) -> str:
        return step_words(self.first.step)


def told_steps(rows: Iterable[Reminder]) -> list[ToldStep]:
    """The rows of a page, in ``ORDER``."""
    by_matter: dict[Any, list[Reminder]] = defaultdict(list)
    for row in rows:
        by_matter[row.day, row.department_id, row.due, row.step, row.matter, row.subject].append(row)
    by_people: dict[Any, list[list[Reminder]]] = defaultdict(list)
    for (day, department, due, step, _, subject), same in by_matter.items():
        told = sorted(same, key=lambda row: (row.copied, row.user_id))
        by_people[day, department, due, step, subject, *(row.user_id for row in told)].append(told)
    return [ToldStep(found[0][0], _named(found), found[0]) for found in by_people.values()]


def _named(found: list[list[Reminder]]) -> str:
    """What was owed, as its department knows it."""
    return ", ".join(str(told[0].get_matter_display()) for told in reversed(found))

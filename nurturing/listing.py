"""The register narrowed to what is asked for."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from accounts.models import Department
from nurturing.models import NewFactor
from nurturing.queries import silent, with_last_word
from nurturing.workflow import LIVE, State

ORDER = ("sort_key", "pk")
ALL = "tat-ca"


@dataclass(frozen=True)
class Wanted:
    """What an address asks for; by default those that are found, nurtured or paused."""

    words: str = ""
    department: Department | None = None
    state: str = ""
    silent: bool = False

    def asked(self) -> dict[str, str]:
        """The same as an address has it."""
        told = {
            "q": self.words, "phong": str(self.department.pk) if self.department else "", "trang_thai": self.state,
            "loc": "lau" if self.silent else "",
        }  # fmt: skip
        return {name: value for name, value in told.items() if value}


def listing(rows: QuerySet[NewFactor], user: Any, wanted: Wanted) -> QuerySet[Any]:
    """Those of *rows* that are wanted, each with when it was followed up last."""
    if wanted.silent:
        rows = rows.filter(pk__in=silent(user).order_by().values("pk"))
    if wanted.state in State.values:
        rows = rows.filter(state=wanted.state)
    elif wanted.state != ALL:
        rows = rows.filter(state__in=LIVE)
    if wanted.department is not None:
        rows = rows.filter(department__in=wanted.department.with_files_of)
    if wanted.words:
        rows = rows.filter(search_norm__words=wanted.words)
    return with_last_word(rows)


def figures(rows: QuerySet[NewFactor]) -> dict[str, int]:
    """How many are found, nurtured, paused and introduced, in one query."""
    wanted = {state.value: Count("pk", filter=Q(state=state)) for state in State}
    found: dict[str, int] = rows.order_by().aggregate(**wanted)
    return found

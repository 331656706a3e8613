"""By what a visitor chose the recognised: year, field, kind of merit, department. Nonsense chooses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from nominations.models import Nomination
from website.queries import Choices, models, with_covers

#: Names in addresses.
YEAR, FIELD, MERIT, DEPARTMENT = "nam", "linh-vuc", "loai", "phong"


@dataclass(frozen=True)
class Wanted:
    """What is wanted; only what ``choices`` offers, so that no text of an address reaches the database."""

    year: int | None
    field: str = ""
    merit: str = ""
    department: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, Any], offered: Choices) -> "Wanted":
        def among(name: str, values: list[str]) -> str:
            value = str(asked.get(name, ""))
            return value if value in values else ""

        year = among(YEAR, [str(year) for year in offered.years])
        newest = offered.years[0] if offered.years else None
        return cls(
            int(year) if year else newest,
            among(FIELD, offered.fields),
            among(MERIT, list(Nomination.MeritKind.values)),
            among(DEPARTMENT, offered.departments),
        )

    @property
    def rows(self) -> QuerySet[Nomination]:
        rows = with_covers(models()).filter(season__year=self.year or 0)
        if self.field:
            rows = rows.filter(movement__field=self.field)
        if self.merit:
            rows = rows.filter(merit_kind=self.merit)
        return rows.filter(department__name=self.department) if self.department else rows

    @property
    def narrows(self) -> bool:
        """Whether more than a year was chosen."""
        return bool(self.field or self.merit or self.department)

    @property
    def asked(self) -> dict[str, str]:
        """The same as an address has it."""
        given = {YEAR: str(self.year or ""), FIELD: self.field, MERIT: self.merit, DEPARTMENT: self.department}
        return {name: value for name, value in given.items() if value}

    def of_year(self, year: int) -> str:
        """The address of another year under the same choice."""
        return f"?{urlencode({**self.asked, YEAR: str(year)})}"


@dataclass(frozen=True)
class Select:
    """A choice as the page draws it: its name in addresses, its label, values with labels, the one that is chosen."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str


def selects(offered: Choices, wanted: Wanted) -> list[Select]:
    """The choices beside the year; one with nothing to choose is left out."""
    found = [
        Select(FIELD, "Lĩnh vực", [(one, one) for one in offered.fields], wanted.field),
        Select(MERIT, "Loại thành tích", list(Nomination.MeritKind.choices), wanted.merit),
        Select(DEPARTMENT, "Phòng", [(one, one) for one in offered.departments], wanted.department),
    ]
    return [select for select in found if select.options]

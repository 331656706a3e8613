"""What every department owes before the plan's date, and in which papers (plan, part V)."""

from django.db.models import TextChoices

from accounts.models import Department
from core import clock
from seasons.models import Season
from seasons.rules import rules_of


class Milestone(TextChoices):
    """One thing that a department hands in; all but the first are papers of the department."""

    NOMINATIONS = "nominations", "Giới thiệu"
    REPORT = "report", "Báo cáo năm nay"
    PLAN = "plan", "Kế hoạch năm sau"
    BOTH = "both", "Báo cáo và kế hoạch"


#: The papers, as kinds that a row may have.
PAPERS = (Milestone.REPORT, Milestone.PLAN, Milestone.BOTH)
#: Kinds of paper that hold the report of the season's year, and those that hold the plan of the next year.
REPORTING, PLANNING = frozenset({Milestone.REPORT, Milestone.BOTH}), frozenset({Milestone.PLAN, Milestone.BOTH})


def paper_choices() -> list[tuple[str, str]]:
    return [(kind.value, str(kind.label)) for kind in PAPERS]


def papers_due(season: Season) -> tuple[Milestone, ...]:
    """The kinds of paper that each department hands in: two, or one that holds both, as the season's rule says."""
    return (Milestone.BOTH,) if rules_of(season)["papers"] == "one" else (Milestone.REPORT, Milestone.PLAN)


def milestones(season: Season) -> tuple[Milestone, ...]:
    return (Milestone.NOMINATIONS, *papers_due(season))


def owing_departments() -> "list[Department]":
    """Those that owe: the professional departments that exist today, in their order."""
    return list(Department.objects.in_force(clock.today()).filter(introduces=True))


def title_of(kind: str, year: int) -> str:
    """What a paper filed in the season of *year* is called: the plan is that of the next year."""
    return {
        Milestone.REPORT: f"Báo cáo năm {year}",
        Milestone.PLAN: f"Kế hoạch năm {year + 1}",
        Milestone.BOTH: f"Báo cáo năm {year} và kế hoạch năm {year + 1}",
    }[Milestone(kind)]

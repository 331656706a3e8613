"""What pages ask of the departments' papers."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from monitoring.access import papers, versions
from monitoring.milestones import PLANNING
from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.outline import Place, parts_of
from monitoring.workflow import DEPARTMENT_PAPER
from nominations.models import Nomination
from nominations.workflow import State as FileState
from seasons.models import Movement, Season


def draft_of(paper: DepartmentPaper) -> PaperVersion | None:
    """The version that the department still writes."""
    return paper.versions.filter(submitted_at=None).first()


def newest_handed_in(paper: DepartmentPaper) -> PaperVersion | None:
    return paper.versions.filter(submitted_at__isnull=False).order_by("-number").first()


def writing_base(paper: DepartmentPaper) -> PaperVersion | None:
    """What the editor opens with: the version being written, else the newest."""
    return paper.versions.order_by("-number").select_related("drafted_by").first()


def readable_versions(paper: DepartmentPaper, user: Any) -> list[PaperVersion]:
    """Those that *user* reads, the newest first, with their prints."""
    return list(versions(user).filter(paper=paper).prefetch_related("printed").order_by("-number"))


def waiting_for_answer(user: Any) -> QuerySet[DepartmentPaper]:
    """Papers that *user* may approve or return now, the longest waiting first."""
    rows = DepartmentPaper.objects.filter(DEPARTMENT_PAPER.open_to("approve", user))
    return rows.select_related("season", "department").order_by("first_submitted_at", "pk")


def plans_for(season: Season, user: Any) -> QuerySet[DepartmentPaper]:
    """The approved plans of the departments for this season's year: handed in a season before, filed under this one."""
    rows = papers(user).filter(season__year=season.year - 1, kind__in=PLANNING, valid__isnull=False)
    return rows.order_by("department__sort_key", "pk")


@dataclass(frozen=True)
class ReadPart:
    """A part of the outline with what a version says there."""

    title: str
    places: list[tuple[Place, str]]


def read_parts(paper: DepartmentPaper, version: PaperVersion) -> list[ReadPart]:
    """The text of a version in the order of the outline; places left empty are not shown."""
    return [
        ReadPart(part.title, [(one, text) for one in part.places if (text := version.sections.get(one.key, ""))])
        for part in parts_of(paper.kind, paper.season.year)
    ]


@dataclass(frozen=True)
class SeasonFigures:
    """What the portal knows of a department's year, beside its editor."""

    individuals: int
    collectives: int
    drafts: int
    movements: list[str]


def figures_of(paper: DepartmentPaper) -> SeasonFigures:
    """Counts of the department's own files, which all who write its papers see, and the season's movements."""
    files = Nomination.objects.filter(season=paper.season_id, department=paper.department_id)
    kinds = list(files.exclude(state=FileState.WITHDRAWN).values_list("kind", "submitted_at"))
    handed_in = [kind for kind, at in kinds if at is not None]
    collectives = handed_in.count(Nomination.Kind.COLLECTIVE)
    named = Movement.objects.filter(season=paper.season_id).order_by("pk").values_list("name", flat=True)
    return SeasonFigures(len(handed_in) - collectives, collectives, len(kinds) - len(handed_in), list(named))

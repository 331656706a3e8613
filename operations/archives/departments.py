"""What the departments handed in for a season: their reports and plans, every version with its receipt and file."""

from collections.abc import Iterator

from core.uploads.bundling import Bundled
from core.uploads.names import safe_name
from monitoring.models import DepartmentPaper, Extension, PaperVersion
from monitoring.workflow import DEPARTMENT_PAPER
from operations.archives.groups import Told
from seasons.models import Season


def department_papers(season: Season) -> list[Bundled]:
    """Department by department, each paper with all that was handed in of it."""
    rows = PaperVersion.objects.filter(paper__season=season, submitted_at__isnull=False)
    rows = rows.select_related("paper__season", "paper__department").prefetch_related("printed")
    ordered = rows.order_by("paper__department__code", "paper__kind", "number")
    return [one for version in ordered for one in _files(version)]


def _files(version: PaperVersion) -> Iterator[Bundled]:
    said, at = f"{version.paper.department.code} {version}", version.submitted_at
    assert at is not None  # noqa: S101 -- only what was handed in is asked for
    for one in version.printed.all():
        yield Bundled(safe_name(f"{said}, {one}.pdf"), at, one)
    if version.is_file:
        yield Bundled(safe_name(f"{said}, tệp {version.original_name}"), at, version)


def department_events(season: Season) -> tuple[Told, ...]:
    """The moves of these papers, and the time that was given for them."""
    return (
        (DepartmentPaper, season.department_papers.values_list("pk", flat=True), {*DEPARTMENT_PAPER.moves}),
        (Extension, season.extensions.values_list("pk", flat=True), ("extend", "withdraw")),
    )

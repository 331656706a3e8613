"""What a version says, as plain values: the ground of its receipt and of its digest."""

from typing import Any

from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.outline import places_of
from nominations.content import digest_of_content


def content_of(paper: DepartmentPaper, version: PaperVersion) -> dict[str, Any]:
    """Everything the department states, in a fixed order; a file by its digest."""
    return {
        "season": paper.season.year,
        "department": paper.department.code,
        "kind": paper.kind,
        "number": version.number,
        "sections": [[place.key, version.sections.get(place.key, "")] for place in places_of(paper.kind)],
        "file": [version.original_name, version.sha256] if version.is_file else [],
    }


def digest_of(paper: DepartmentPaper, version: PaperVersion) -> str:
    """SHA-256, hexadecimal, of the content."""
    return digest_of_content(content_of(paper, version))

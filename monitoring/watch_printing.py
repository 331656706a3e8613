"""Records turned into their papers, drawn anew for every reader from what no longer changes."""

from collections.abc import Sequence

from core import clock
from core.papers import Paper
from core.vietnamese import lines, local_day
from documents import issuing
from monitoring.guidance_readers import DepartmentReaders
from monitoring.models import Guidance, Inspection
from monitoring.papers import guidance_readers, inspection
from monitoring.papers.guidance_readers import ReaderLine, ReadersContent
from monitoring.papers.inspection import FindingLine, InspectionContent


def guidance_readers_paper(guidance: Guidance, units: Sequence[DepartmentReaders]) -> Paper:
    """Who has read it today.

    :raises ValidationError: the agency is not entered.
    """
    today = clock.today()
    return guidance_readers.build(
        ReadersContent(
            issuer=issuing.council_of(issuing.agency_on(today)),
            title=guidance.title,
            version=guidance.version,
            in_force_from=guidance.in_force_from,
            made_on=today,
            units=tuple(
                (str(unit.department), tuple(ReaderLine(str(one.user), one.duty, one.read_at) for one in unit.expected))
                for unit in units
            ),
            mark=issuing.rehearsal_mark(),
        )
    )


def inspection_paper(row: Inspection) -> Paper:
    """The record with what was added to it; of a draft, as it would be printed now.

    :raises ValidationError: the agency is not entered for the day of the visit.
    """
    findings = row.findings.select_related("responsible")
    return inspection.build(
        InspectionContent(
            issuer=issuing.council_of(issuing.agency_on(row.visited_on)),
            department=str(row.department),
            visited_on=row.visited_on,
            place=row.place,
            members=lines(row.members),
            hosts=lines(row.hosts),
            content=lines(row.content),
            findings=tuple(FindingLine(one.found, one.follow_up, str(one.responsible), one.due) for one in findings),
            conclusion=lines(row.conclusion),
            additions=tuple((local_day(one.added_at), " ".join(lines(one.text))) for one in row.additions.all()),
            recorder=str(row.finalised_by or row.drafted_by),
            mark=issuing.rehearsal_mark(),
        )
    )

"""Records turned into their papers, drawn anew for every reader from what no longer changes."""

from collections.abc import Callable, Sequence

from core import clock
from core.papers import Issuer, Paper, plain
from core.vietnamese import lines, local_day, long_date
from documents import issuing
from monitoring.guidance_readers import DepartmentReaders
from monitoring.models import Guidance, Inspection
from monitoring.papers import guidance_readers, inspection
from monitoring.papers.guidance_readers import ReaderLine, ReadersContent
from monitoring.papers.inspection import FindingLine, InspectionContent
from seasons.models import Agency


def guidance_readers_paper(guidance: Guidance, units: Sequence[DepartmentReaders]) -> Paper:
    """Who has read it today.

    :raises ValidationError: the agency is not entered.
    """
    version = f"bản {guidance.version}, có hiệu lực từ {long_date(guidance.in_force_from)}"
    told = f"Văn bản: **{plain(guidance.title)}**, {version}."
    return readers_paper("Người đã đọc văn bản hướng dẫn", told, units, issuing.council_of)


def readers_paper(
    subject: str, told: str, units: Sequence[DepartmentReaders], issuer: Callable[[Agency], Issuer]
) -> Paper:
    """Who of *units* has read a document today; *told* names it in a marked sentence.

    :raises ValidationError: the agency is not entered.
    """
    today = clock.today()
    return guidance_readers.build(
        ReadersContent(
            issuer=issuer(issuing.agency_on(today)),
            subject=subject,
            told=told,
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

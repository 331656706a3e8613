"""Versions of a department's paper as the papers of this app want them: rows turned into plain values."""

from collections.abc import Iterator
from datetime import date

from accounts.access import duties_of
from accounts.models import User
from accounts.roles import Role
from core import clock
from core.papers import Issuer, Paper, Signer
from core.vietnamese import file_size, lines, local_day
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from monitoring.milestones import Milestone
from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.outline import parts_of
from monitoring.papers import department_paper, receipt
from monitoring.papers.department_paper import DepartmentPaperContent, Said, WrittenPart
from monitoring.papers.receipt import PaperReceiptContent

_WORK = "phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến"
#: kind → the number of its receipt begins with these letters.
_LETTERS = {Milestone.REPORT: "BC", Milestone.PLAN: "KH", Milestone.BOTH: "BCKH"}


def receipt_number(paper: DepartmentPaper, version: PaperVersion) -> str:
    """BN-BC-2026-HTQT-01: kind, season, department, the how manieth time."""
    letters = _LETTERS[Milestone(paper.kind)]
    return f"BN-{letters}-{paper.season.year}-{paper.department.code}-{version.number:02d}"


def official_paper(paper: DepartmentPaper, version: PaperVersion, *, by: User, on: date) -> Paper:
    """The paper as the department would sign it on this day.

    :raises PaperError: nothing is typed.
    :raises ValidationError: nobody has entered the agency's name.
    """
    agency = agency_on(on)
    kind, subject = _heading(paper)
    return department_paper.build(
        DepartmentPaperContent(
            kind=kind,
            issuer=Issuer((agency.name.upper(),), (paper.department.name.upper(),), agency.place),
            on=on,
            subject=subject,
            addressed_to=() if paper.kind == Milestone.PLAN else ("Văn phòng Sở",),
            parts=tuple(_parts(paper, version)),
            signer=Signer(_signing(by, paper.department_id), by.full_name, sealed=False),
            recipients=("Văn phòng Sở", "Thường trực Hội đồng TĐKT Sở", f"Lưu: VT, {paper.department.code}"),
            attached=version.original_name,
            mark=rehearsal_mark(),
        )
    )


def receipt_paper(paper: DepartmentPaper, version: PaperVersion, *, by: User, due: date, late: int) -> Paper:
    """Biên nhận of a version that is being handed in: it bears its moment and its digest."""
    at = version.submitted_at or clock.now()
    return receipt.build(
        PaperReceiptContent(
            issuer=issuer_of(agency_on(local_day(at))),
            number=receipt_number(paper, version),
            title=paper.title,
            department=paper.department.name,
            submitted_by=", ".join([by.addressed, *_duties(by, paper.department_id)[:1]]),
            turn=version.number,
            received_at=at,
            due=due,
            days_late=late,
            contents=tuple(_contents(paper, version)),
            digest=version.digest,
            mark=rehearsal_mark(),
        )
    )


def _heading(paper: DepartmentPaper) -> tuple[str, str]:
    year = paper.season.year
    return {
        Milestone.REPORT: ("BÁO CÁO", f"Kết quả {_WORK} năm {year}"),
        Milestone.PLAN: ("KẾ HOẠCH", f"{_WORK[0].upper()}{_WORK[1:]} năm {year + 1}"),
        Milestone.BOTH: ("BÁO CÁO", f"Kết quả {_WORK} năm {year} và kế hoạch năm {year + 1}"),
    }[Milestone(paper.kind)]


def _parts(paper: DepartmentPaper, version: PaperVersion) -> Iterator[WrittenPart]:
    for part in parts_of(paper.kind, paper.season.year):
        said = (Said(one.title, tuple(lines(version.sections.get(one.key, "")))) for one in part.places)
        yield WrittenPart(part.title, tuple(said))


def _contents(paper: DepartmentPaper, version: PaperVersion) -> Iterator[str]:
    for part in parts_of(paper.kind, paper.season.year):
        for place in part.places:
            if version.sections.get(place.key, "").strip():
                yield f"{part.title}: {place.title}"
    if version.is_file:
        yield f"Tệp {version.original_name}, {file_size(version.size or 0)}, mã kiểm tra tệp {version.sha256[:12]}"


def _duties(user: User, department: int) -> list[str]:
    answering = (Role.HEAD, Role.DEPUTY_HEAD)
    return [duty.title for duty in duties_of(user) if duty.department_id == department and duty.role in answering]


def _signing(user: User, department: int) -> tuple[str, ...]:
    """The head's post, or the deputy's in the head's place."""
    heads = any(duty.department_id == department and duty.role == Role.HEAD for duty in duties_of(user))
    return (user.post.upper(),) if heads else ("KT. TRƯỞNG PHÒNG", user.post.upper())

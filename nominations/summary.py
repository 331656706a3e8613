"""Danh sách trích ngang: rows of the database turned into the one content of PDF, Word and Excel."""

from collections.abc import Iterable
from datetime import date

from accounts.models import User
from core.papers import Signer
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from nominations.lateness import LABEL
from nominations.models import Nomination
from nominations.models.eligibility import Rating
from nominations.papers import summary_list
from nominations.printing import nominee_of

#: The yearly rating as lists print it, and the words that their legend gives for it.
_GRADES: dict[str, tuple[str, str]] = {
    Rating.EXCELLENT: ("HTXSNV", "hoàn thành xuất sắc nhiệm vụ"),
    Rating.GOOD: ("HTTNV", "hoàn thành tốt nhiệm vụ"),
    Rating.DONE: ("HTNV", "hoàn thành nhiệm vụ"),
    Rating.NOT_DONE: ("KHTNV", "không hoàn thành nhiệm vụ"),
    Rating.PENDING: ("Chưa có", ""),
    Rating.EXEMPT: ("–", ""),
}


def summary_content(
    nominations: Iterable[Nomination], *, year: int, by: User, on: date, narrowed: str = ""
) -> summary_list.SummaryListContent:
    """The list of these received dossiers; *narrowed* tells by what it is filtered."""
    agency = agency_on(on)
    rows = list(nominations)
    people = [row for row in rows if row.kind == Nomination.Kind.INDIVIDUAL]
    groups = [row for row in rows if row.kind == Nomination.Kind.COLLECTIVE]
    return summary_list.SummaryListContent(
        issuer=issuer_of(agency),
        on=on,
        subject=f"Cá nhân, tập thể được giới thiệu công nhận điển hình tiên tiến năm {year}",
        individuals=tuple(_individual(row) for row in people),
        collectives=tuple(
            summary_list.CollectiveLine(nominee_of(row), row.headcount or 0, _grade(row), row.merit, _remark(row))
            for row in groups
        ),
        grade_title="Xếp loại",
        legend=_legend(rows, narrowed),
        compiler=Signer(("NGƯỜI LẬP",), by.full_name, sealed=False),
        approver=Signer(("NGƯỜI DUYỆT",), "", sealed=False),
        mark=rehearsal_mark(),
    )


def _individual(row: Nomination) -> summary_list.IndividualLine:
    gender = {"Ông": "Nam", "Bà": "Nữ"}.get(row.honorific, "")
    return summary_list.IndividualLine(
        nominee_of(row), gender, str(row.birth_year or ""), "", _grade(row), row.merit, _remark(row)
    )


def _grade(row: Nomination) -> str:
    return _GRADES.get(row.rating, ("", ""))[0]


def _legend(rows: Iterable[Nomination], narrowed: str) -> str:
    """The grades that occur, spelled out in their order, and what narrows the list."""
    given = {row.rating for row in rows}
    spelled = "; ".join(f"{short}: {words}" for rating, (short, words) in _GRADES.items() if rating in given and words)
    return ". ".join(part for part in (spelled, narrowed) if part)


def _remark(row: Nomination) -> str:
    return LABEL if row.late else ""

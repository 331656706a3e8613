"""Lists of files to decide on, of decisions, and of the register, each in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from certificates.access import visible
from certificates.models import Certificate, Decision, DecisionItem, DecisionPaper, RegisterYear
from certificates.workflow import AFTER_DECISION, UNDECIDED, CertificateState
from core.paging import COUNTED, FIRST, Beside, Page, counted, page_among, page_of, sorted_places
from core.search import words_read
from councils.models import AgendaItem
from councils.queries import decidable
from seasons.calendar import last_moment_before
from seasons.models import Season

PAGE = 50
NEWEST_FIRST = ("-year", "-number")
#: As ``DecisionItem.departs`` has it.
_DEPARTING = Q(state__in=AFTER_DECISION) & (
    Q(items__outcome=DecisionItem.Outcome.RECOGNISE, items__passed=False)
    | Q(items__outcome=DecisionItem.Outcome.DECLINE, items__passed=True)
)
NAME = "item__nomination__search_norm"


def candidates(season: Season, *, beside: Decision | None = None) -> QuerySet[AgendaItem]:
    """Results of the council that wait for the Director, individuals first, in the order of names.

    Left out are files on another list that is still before him, and files whose department owes an answer.
    """
    elsewhere = DecisionItem.objects.filter(decision__state__in=UNDECIDED)
    if beside:
        elsewhere = elsewhere.exclude(decision=beside)
    rows = decidable(season).exclude(nomination__in=elsewhere.values("nomination"))
    rows = rows.exclude(~Q(nomination__question="") & Q(nomination__answer=""))
    return rows.select_related("nomination__department").order_by("nomination__sort_key", "pk")


def decisions(user: Any) -> QuerySet[Decision]:
    """All decisions that *user* sees, newest first, with ``size``, the number of files on each.

    ``departing`` counts those on which the Director departed from the council's result; 0 until all is decided.
    """
    rows = visible(user).annotate(size=Count("items"), departing=Count("items", filter=_DEPARTING))
    return rows.order_by("-season__year", "-ordinal")


def paper_in_force(decision: Decision, kind: str) -> DecisionPaper | None:
    return decision.papers.filter(kind=kind, set_aside_at=None).first()


def papers_of(decision: Decision) -> list[DecisionPaper]:
    """The papers in force, in the order in which they come about."""
    return _in_order(decision.papers.filter(set_aside_at=None))


def papers_with_former(decision: Decision) -> tuple[list[DecisionPaper], list[DecisionPaper]]:
    """The papers in force, and those set aside, the last one first; in one query."""
    rows = list(decision.papers.defer("content").order_by("-set_aside_at", "-pk"))
    return _in_order([row for row in rows if row.set_aside_at is None]), [row for row in rows if row.set_aside_at]


def _in_order(papers: Iterable[DecisionPaper]) -> list[DecisionPaper]:
    order = list(DecisionPaper.Kind.values)
    return sorted(papers, key=lambda paper: order.index(paper.kind))


@dataclass(frozen=True)
class Wanted:
    """What a reader asks the register for; an empty value asks for everything.

    ``department`` is an id, or several with commas between: a unit and those that it comes from.
    """

    text: str = ""
    year: str = ""
    department: str = ""
    decision: str = ""
    state: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Register:
    """A page of the register, and how many certificates there are on all pages together."""

    page: Page
    total: int


def register(rows: QuerySet[Certificate], wanted: Wanted, beside: Beside = FIRST) -> Register:
    """Those of *rows* that are asked for, the newest number first."""
    rows = _narrowed(rows, wanted)
    if not wanted.text:
        return Register(page_of([rows], NEWEST_FIRST, PAGE, beside), counted(rows))
    places = sorted_places(_named(rows, wanted.text), (*NEWEST_FIRST, "-pk"))
    if places is not None:
        return Register(page_among(places, rows, PAGE, beside), len(places))
    read = rows.filter(words_read(NAME, wanted.text))
    return Register(page_of([read], NEWEST_FIRST, PAGE, beside), COUNTED + 1)


def register_table(rows: QuerySet[Certificate], wanted: Wanted, most: int) -> list[Certificate]:
    """The first *most* of all pages together, for a table to take away."""
    rows = _narrowed(rows, wanted)
    found = _named(rows, wanted.text) if wanted.text else rows
    return list(found.order_by(*NEWEST_FIRST)[:most])


def _named(rows: QuerySet[Certificate], text: str) -> QuerySet[Certificate]:
    found = rows.filter(code=text.upper())
    return found if found.exists() else rows.filter(**{f"{NAME}__words": text})


def _narrowed(rows: QuerySet[Certificate], wanted: Wanted) -> QuerySet[Certificate]:
    if (year := _whole(wanted.year)) is not None:
        rows = rows.filter(year=year)
    if units := [key for part in wanted.department.split(",") if (key := _whole(part)) is not None]:
        rows = rows.filter(item__nomination__department__in=units)
    if wanted.decision:
        rows = rows.filter(item__decision__number=_whole(wanted.decision.partition("/")[0].strip()))
    return _as_it_stood(rows, wanted)


def _as_it_stood(rows: QuerySet[Certificate], wanted: Wanted) -> QuerySet[Certificate]:
    """Those entered by the end of the day that is asked for, each with its ``state_then``."""
    if wanted.on is None:
        return rows.filter(state=wanted.state) if wanted.state else rows
    end = last_moment_before(wanted.on + timedelta(days=1))
    versions = Certificate.history.filter(id=OuterRef("pk"), history_date__lte=end)
    newest = versions.order_by("-history_date", "-history_id").values("state")[:1]
    rows = rows.filter(issued_at__lte=end).annotate(state_then=Subquery(newest))
    return rows.filter(state_then=wanted.state) if wanted.state else rows


def register_years() -> list[int]:
    return list(RegisterYear.objects.order_by("-year").values_list("year", flat=True))


def certificates_of(decision: Decision) -> QuerySet[Certificate]:
    """Certificates in force of one decision, in the order of its list."""
    rows = Certificate.objects.filter(item__decision=decision, state=CertificateState.ISSUED)
    return rows.select_related("item__nomination__department", "item__decision__season").order_by("item__ordinal")


def chain_of(certificate: Certificate) -> list[Certificate]:
    """The certificates of the same recognition, from the first to the last: each replaced the one before."""
    return list(Certificate.objects.filter(item=certificate.item_id).order_by("pk"))


def to_render() -> QuerySet[Certificate]:
    """Certificates that are numbered and not yet printed to a file, in the order of their numbers."""
    return Certificate.objects.filter(stored_name="").order_by("year", "number")


def rendered(decision: Decision) -> tuple[int, int]:
    """How many certificates in force of a decision have their file, and how many there are."""
    in_force = Certificate.objects.filter(item__decision=decision, state=CertificateState.ISSUED)
    found = in_force.aggregate(done=Count("pk", filter=~Q(stored_name="")), total=Count("pk"))
    return found["done"], found["total"]


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None

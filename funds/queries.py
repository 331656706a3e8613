"""What pages, papers and other apps ask of funds and requests."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet, Sum

from funds.models import Entry, Fund, SupportRequest
from funds.workflow import OVER, State


def open_funds() -> QuerySet[Fund]:
    """Funds from which support may be asked for."""
    return Fund.objects.filter(closed_on=None)


def ledger(fund: Fund, year: int | None = None) -> QuerySet[Entry]:
    """The lines of a fund, of one calendar year or of all, the newest first."""
    rows = Entry.objects.filter(fund=fund).select_related("recorded_by", "reverses", "reversed_by", "request")
    return (rows.filter(**within(year)) if year else rows).order_by("-ordinal")


def within(year: int) -> dict[str, date]:
    """A calendar year, as a condition that an index of days answers."""
    return {"day__gte": date(year, 1, 1), "day__lte": date(year, 12, 31)}


def years_of(fund: Fund) -> list[int]:
    """The calendar years of its lines, the newest first."""
    return [day.year for day in Entry.objects.filter(fund=fund).order_by().dates("day", "year", order="DESC")]


@dataclass(frozen=True)
class Turnover:
    """What came in and went out within a year, reversals counted on the side that they correct."""

    received: int
    paid: int


def turnover(fund: Fund, year: int | None = None) -> Turnover:
    """Income less income found wrong, payments less payments given back; one query."""
    rows = Entry.objects.filter(fund=fund, **(within(year) if year else {}))
    change = F("sign") * F("amount")
    sums = rows.aggregate(
        received=Sum(change, filter=Q(request=None)), paid=Sum(change, filter=Q(request__isnull=False))
    )
    return Turnover(sums["received"] or 0, -(sums["paid"] or 0))


def supports(fund: Fund, year: int) -> list[Entry]:
    """Payments of the year that stand, in the order of the book: the lines of «Bảng hỗ trợ»."""
    rows = Entry.objects.filter(fund=fund, kind=Entry.Kind.PAYMENT, reversed_by=None, **within(year))
    rows = rows.select_related("request__department", "request__nomination", "request__new_factor")
    return list(rows.order_by("ordinal"))


def last_payment(request: SupportRequest) -> Entry | None:
    """The payment that stands; None while nothing is paid, or all was given back."""
    return request.entries.filter(kind=Entry.Kind.PAYMENT, reversed_by=None).order_by("-pk").first()


def unsettled() -> QuerySet[SupportRequest]:
    """Requests on which somebody still has something to do, the queue not among them."""
    return SupportRequest.objects.exclude(state__in=(*OVER, State.QUEUED))

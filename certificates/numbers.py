"""Numbers of outgoing papers: one series a year under each symbol, shared by decisions and what changes them."""

from datetime import date

from certificates.models import Decision, DecisionChange


def taken_by(number: int, symbol: str, on: date, *, beside: Decision | None = None) -> Decision | DecisionChange | None:
    """The paper that bears this number in the year of *on*, other than *beside*."""
    same = {"number": number, "symbol": symbol, "number_year": on.year}
    decisions = Decision.objects.filter(**same)
    if beside is not None:
        decisions = decisions.exclude(pk=beside.pk)
    return decisions.first() or DecisionChange.objects.filter(**same).first()

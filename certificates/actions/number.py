"""Cấp số và ngày: the decision becomes a paper to be signed."""

from accounts.models import User
from certificates.actions.numbering import Numbering, give
from certificates.actions.papers import fresh
from certificates.models import Decision


def number(decision: Decision, *, by: User, given: Numbering) -> Decision:
    """Give the decision its number and date and freeze the paper to be signed.

    :raises IllegalMove: it has a number already, or the season is closed.
    :raises ValidationError: the number is used in that year, the date is too early or ahead, or nobody held
        the Director's authority on that day.
    """
    return give(fresh(decision, "number", by=by), "number", by=by, given=given)

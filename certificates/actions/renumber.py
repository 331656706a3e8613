"""Cấp lại số và ngày, while the signed copy is not on file yet."""

from accounts.models import User
from certificates.actions.numbering import Numbering, give
from certificates.actions.papers import fresh
from certificates.models import Decision
from certificates.readiness import before_renumber, guard


def renumber(decision: Decision, *, by: User, given: Numbering) -> Decision:
    """Give another number or date; the paper is made anew and the former one set aside.

    :raises ValidationError: as ``number`` does, or the signed copy is on file.
    """
    listed = fresh(decision, "renumber", by=by)
    guard(before_renumber(listed.decision))
    return give(listed, "renumber", by=by, given=given)

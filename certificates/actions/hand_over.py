"""Lập danh sách ký nhận: the list on which those recognised sign for their certificates."""

from datetime import date

from django.db import transaction

from accounts.models import User
from certificates.actions.papers import freeze, fresh, press
from certificates.cases import going
from certificates.models import Decision, DecisionPaper
from certificates.printing import handover_paper
from certificates.queries import certificates_of
from certificates.readiness import before_hand_over, guard
from certificates.workflow import DECISION
from core.papers import Reference
from core.workflow import advance


def hand_over(decision: Decision, *, by: User, on: date, witness: User) -> DecisionPaper:
    """Make the list for the day *on*; one made before is set aside. Revoked, replaced and stopped ones are not on it.

    :raises ValidationError: every certificate of the decision is revoked, or the day precedes the decision.
    """
    listed = fresh(decision, "hand_over", by=by)
    valid = list(going(certificates_of(listed.decision)))
    guard(before_hand_over(listed.decision, valid, on))
    paper = handover_paper(listed.decision, valid, on=on, giver=by, witness=witness)
    reference = Reference(None, "", on)
    stored = press(paper, DecisionPaper.Kind.HANDOVER, reference)
    with transaction.atomic():
        row: Decision = advance(listed.decision, DECISION, "hand_over", by=by)
        return freeze(row, DecisionPaper.Kind.HANDOVER, paper, stored, reference, by=by)

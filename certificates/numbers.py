"""Numbers of decisions, of the tờ trình and of what changes a decision: all are drawn from the outgoing book."""

from django.core.exceptions import ValidationError

from accounts.models import User
from certificates.models import Decision, DecisionChange
from core.papers import Reference
from documents.actions.draw_number import Registered, draw_number, give_up
from documents.models import Entry

_UNIT = "Văn phòng Sở"
_MOST_REASON = 300


def draw(
    source: Decision | DecisionChange,
    kind: Entry.Kind,
    reference: Reference,
    *,
    subject: str,
    signer: str,
    recipients: str,
    by: User,
) -> None:
    """Enter the number of a paper of *source*, inside the transaction that gives it.

    :raises ValidationError: the number is used meanwhile, or leaves a gap.
    """
    if reference.on is None or reference.number is None:
        raise ValueError("a paper without number or date is not entered")
    facts = Registered(kind, reference.on, subject, signer, recipients, unit=_UNIT)
    draw_number(reference.symbol, facts, by=by, source=source, wanted=reference.number)


def void(change: DecisionChange, *, reason: str, by: User) -> None:
    """Mark the number of a change that is given up void, inside the transaction that gives it up.

    :raises ValidationError: the reason does not fit in the book, which would tell but a part of it.
    """
    reason = reason.strip()
    if len(reason) > _MOST_REASON:
        words = f"Lý do dài {len(reason)} ký tự, sổ văn bản đi ghi được tối đa {_MOST_REASON}. Mời rút gọn."
        raise ValidationError({"reason": words})
    give_up(change, kind_of(change.kind), reason=reason, by=by)


def kind_of(change: str) -> Entry.Kind:
    """What the book calls the paper of this kind of change: a letter, or a decision."""
    return Entry.Kind.LETTER if change == DecisionChange.Kind.CORRECT else Entry.Kind.DECISION

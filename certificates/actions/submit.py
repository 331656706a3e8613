"""Trình Giám đốc: the tờ trình gets its number and date, is made and frozen."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from certificates.actions.papers import freeze, fresh, press
from certificates.listed import Listed
from certificates.models import Decision, DecisionPaper
from certificates.numbers import draw
from certificates.printing import submission_paper, submission_signer
from certificates.readiness import before_submit, guard, number_gaps, submission_date_gaps
from certificates.workflow import DECISION
from core import clock
from core.papers import Reference
from core.workflow import advance
from documents.models import Entry


def submit(
    decision: Decision, *, by: User, number: int, symbol: str, dated: date, title: str, recipients: str
) -> Decision:
    """Send the list to the Director with a tờ trình of this number and date.

    *title* is what is to be recognised, *recipients* one entry a line.

    :raises IllegalMove: it was sent before, or the season is closed.
    :raises ValidationError: minutes unsigned, the list out of date, or the date before the minutes'.
    """
    listed = fresh(decision, "submit", by=by)
    taken = number_gaps(listed.decision, Entry.Kind.SUBMISSION, number, symbol, dated)
    guard([*before_submit(listed), *submission_date_gaps(listed, dated), *taken])
    listed.decision.title, listed.decision.submission_recipients = title, recipients
    reference = Reference(number, symbol, dated)
    paper = submission_paper(listed, reference=reference, on=dated)
    stored = press(paper, DecisionPaper.Kind.SUBMISSION, reference)
    facts: dict[str, Any] = {
        "title": title,
        "submission_recipients": recipients,
        "submission_number": reference.text,
        "submission_date": dated,
        "submitted_at": clock.now(),
    }
    with transaction.atomic():
        row: Decision = advance(decision, DECISION, "submit", by=by, **facts)
        guard(before_submit(Listed(row)))
        subject, signer = f"Về việc đề nghị công nhận {title}", submission_signer(listed, dated).name
        draw(row, Entry.Kind.SUBMISSION, reference, subject=subject, signer=signer, recipients=recipients, by=by)
        freeze(row, DecisionPaper.Kind.SUBMISSION, paper, stored, reference, by=by)
    return row

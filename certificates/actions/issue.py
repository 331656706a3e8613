"""Ban hành và công bố: results are announced, certificates get their numbers; their files are printed later."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.actions.announcing import announce_all, lock_files
from certificates.actions.draft_letters import draft_letters
from certificates.actions.papers import fresh
from certificates.actions.registering import next_numbers
from certificates.models import Certificate, Decision, DecisionItem
from certificates.readiness import before_issue, guard
from certificates.texts import refusals, text_of
from certificates.workflow import DECISION
from core import clock
from core.history import keep
from core.workflow import advance, record_event
from documents.issuing import agency_on
from seasons.models import Agency


def issue(decision: Decision, *, by: User) -> Decision:
    """Issue the signed decision: announce its files and enter its certificates in the register of its year.

    :raises IllegalMove: it was issued before, or the season is closed.
    :raises ValidationError: the signed copy is not on file, or a text does not fit on the certificate.
    """
    listed = fresh(decision, "issue", by=by)
    guard(before_issue(listed.decision))
    agency = agency_on(listed.decision.day)
    recognised = [_of(listed.decision, item) for item in listed.recognised]
    if sentences := refusals(recognised, agency):
        raise ValidationError(sentences)
    return _issue(listed.decision, recognised, agency, by=by)


@transaction.atomic
def _issue(decision: Decision, recognised: list[DecisionItem], agency: Agency, *, by: User) -> Decision:
    lock_files(decision)
    row: Decision = advance(decision, DECISION, "issue", by=by, issued_at=clock.now())
    guard(before_issue(row))
    for number, item in zip(next_numbers(row.day.year, len(recognised)), recognised, strict=True):
        _enter(item, agency, number, by=by)
    announce_all(row, by=by)
    draft_letters(row, by=by)
    return row


def _enter(item: DecisionItem, agency: Agency, number: int, *, by: User) -> None:
    text = text_of(item, agency, number)
    certificate = Certificate(
        item=item,
        year=item.decision.day.year,
        number=number,
        code=text.code,
        text=text.to_dict(),
        issued_at=clock.now(),
    )
    keep(certificate, by=by, why="create")
    record_event(certificate, "create", by=by, was="", now=certificate.state)


def _of(decision: Decision, item: DecisionItem) -> DecisionItem:
    item.decision = decision
    return item

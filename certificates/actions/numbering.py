"""What numbering and renumbering share: the paper with its number, date, grounds and signer of that day."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from certificates import wording
from certificates.actions.papers import freeze, press
from certificates.agency import signer_on
from certificates.listed import Listed
from certificates.models import Decision, DecisionPaper
from certificates.numbers import draw
from certificates.printing import decision_paper
from certificates.readiness import before_number, before_renumber, decision_date_gaps, guard, number_gaps
from certificates.workflow import DECISION
from core.papers import Paper, Reference
from core.uploads import StoredFile
from core.workflow import advance
from documents.models import Entry


@dataclass(frozen=True)
class Numbering:
    """What the records clerk gives: number and date, and the words that the paper bears beside the list.

    *further_article* and *recipients* are one entry a line.
    """

    number: int
    symbol: str
    dated: date
    implementers: str
    further_article: str
    recipients: str
    register_suffix: str

    @property
    def reference(self) -> Reference:
        return Reference(self.number, self.symbol, self.dated)


def give(listed: Listed, move: str, *, by: User, given: Numbering) -> Decision:
    """Make the paper, then give number and date together with it."""
    taken = number_gaps(listed.decision, Entry.Kind.DECISION, given.number, given.symbol, given.dated)
    guard([*before_number(listed), *decision_date_gaps(listed, given.dated), *taken])
    paper, stored = _printed(listed, given)
    signer = signer_on(given.dated, listed.decision)
    facts = asdict(given) | {
        "number_year": given.dated.year,
        "signer_title": list(signer.titles),
        "signer_name": signer.name,
    }
    with transaction.atomic():
        row: Decision = advance(listed.decision, DECISION, move, by=by, **facts)
        guard(before_renumber(row))
        draw(
            row, Entry.Kind.DECISION, given.reference, subject=wording.subject(row), signer=signer.name,
            recipients=row.recipients, by=by,
        )  # fmt: skip
        freeze(row, DecisionPaper.Kind.DECISION, paper, stored, given.reference, by=by)
    return row


def _printed(listed: Listed, given: Numbering) -> tuple[Paper, StoredFile]:
    decision = listed.decision
    decision.implementers, decision.further_article = given.implementers, given.further_article
    decision.recipients = given.recipients
    paper = decision_paper(listed, reference=given.reference, on=given.dated)
    return paper, press(paper, DecisionPaper.Kind.DECISION, given.reference)

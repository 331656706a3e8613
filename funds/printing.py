"""Books turned into their papers: rows into plain values."""

from collections.abc import Sequence

from accounts.models import User
from core import clock
from core.papers import Paper, Signer
from core.vietnamese import short_date
from documents.issuing import LETTER_RANKS, agency_on, issuer_of, rehearsal_mark, signer_on
from funds.models import Entry, Fund, SupportRequest
from funds.papers import supports
from funds.papers.supports import SupportLine, SupportsContent, decision_words
from funds.queries import turnover


def supports_paper(fund: Fund, year: int, payments: Sequence[Entry], *, by: User) -> Paper:
    """The table of the year as of today.

    :raises ValidationError: the agency is not entered, or nobody may sign today.
    """
    today = clock.today()
    return supports.build(
        SupportsContent(
            issuer=issuer_of(agency_on(today)),
            made_on=today,
            fund=fund.name,
            decision=decision_words(fund.decision_number, fund.decision_date),
            year=year,
            lines=tuple(_line(line) for line in payments),
            received=turnover(fund, year).received,
            balance=fund.balance,
            committed=fund.committed,
            compiler=Signer(("NGƯỜI LẬP",), by.full_name),
            approver=signer_on(today, LETTER_RANKS),
            mark=rehearsal_mark(),
        )
    )


def ground_of(request: SupportRequest) -> str:
    """On what the payment rests: the decision, else the approval on the portal."""
    if request.decision_date:
        return f"Quyết định số {request.decision_number} ngày {short_date(request.decision_date)}"
    return f"Giám đốc duyệt ngày {short_date(request.answered_at)}" if request.answered_at else ""


def _line(line: Entry) -> SupportLine:
    request = line.request
    if request is None:
        raise ValueError(line)
    return SupportLine(
        request.whom, request.department.name, line.text, line.amount, line.day, line.payee, ground_of(request)
    )

"""Make the invitation to a session, with its number in the book of outgoing documents; made again until it opens."""

from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.papers import Paper, PaperError
from core.uploads import StoredFile
from core.uploads import keep as keep_file
from core.vietnamese import local_day
from core.workflow import AlreadyDone, lock
from councils.access import INVITERS
from councils.guards import note
from councils.inviting import (
    InvitationFacts,
    invitation_of,
    invitation_paper,
    invitation_refusals,
    presiding,
    subject_of,
)
from councils.models import CouncilSession, SessionPaper
from councils.printing import pdf
from documents.actions.draw_number import Registered, draw_number
from documents.models import Entry
from seasons.readiness import refuse_after_closing

INVITATION = SessionPaper.Kind.INVITATION


def make_invitation(session: CouncilSession, *, by: Any, facts: InvitationFacts) -> SessionPaper:
    """Print the invitation, then number and keep it in one step; a former one is set aside and gives its number on.

    :raises PermissionDenied: only the secretary, those who preside and the Office invite.
    :raises AlreadyDone: the invitation in force says just this.
    :raises ValidationError: nobody can be invited now, the date is after the session, or the number is not free.
    """
    capacity = acting_as(by, *INVITERS)
    _refuse(session, facts)
    try:
        paper = invitation_paper(session, facts)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem
    stored = keep_file(pdf(paper), f"giay-moi-{facts.reference.text.replace('/', '-')}.pdf", "application/pdf")
    with transaction.atomic():
        row: CouncilSession = lock(session)
        _refuse(row, facts)
        return _kept(row, facts, paper, stored, by, capacity)


def _refuse(session: CouncilSession, facts: InvitationFacts) -> None:
    refuse_after_closing(session.season)
    if refusals := list(invitation_refusals(session)):
        raise ValidationError(refusals)
    if facts.dated > local_day(session.held_at):
        raise ValidationError({"dated": "Ngày giấy mời ở sau ngày họp. Mời ghi ngày không muộn hơn ngày họp."})


def _kept(
    session: CouncilSession, facts: InvitationFacts, paper: Paper, stored: StoredFile, by: Any, capacity: str
) -> SessionPaper:
    former = invitation_of(session)
    if former and former.content == paper.to_json():
        raise AlreadyDone(f"Giấy mời số {former.number} đã lập với nội dung này.")
    words = Registered(
        Entry.Kind.INVITATION, facts.dated, subject_of(session.season), presiding(session).name, facts.recipients,
        unit="Văn phòng Sở",
    )  # fmt: skip
    draw_number(facts.symbol, words, by=by, source=session, wanted=facts.number)
    session.papers.filter(kind=INVITATION, set_aside_at=None).update(set_aside_at=clock.now())
    made = SessionPaper.objects.create(
        session=session, kind=INVITATION, content=paper.to_json(), given=_typed(facts),
        number=facts.reference.text, dated=facts.dated, made_at=clock.now(), made_by=by, **vars(stored),
    )  # fmt: skip
    note(session, "make_invitation", by=by, capacity=capacity)
    return made


def _typed(facts: InvitationFacts) -> dict[str, Any]:
    return {**asdict(facts), "dated": facts.dated.isoformat()}

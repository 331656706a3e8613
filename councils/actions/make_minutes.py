"""Make both minutes of a counted session and the rules annexed to them; made again until one is signed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.history import keep
from core.papers import Paper, PaperError
from core.uploads import StoredFile
from core.uploads import keep as keep_file
from core.vietnamese import local_day
from core.workflow import lock
from councils.access import RUNNERS
from councils.guards import note, refuse_unless
from councils.minutes import MinutesFacts, counting_paper, meeting_paper, rules_paper
from councils.models import CouncilSession, SessionPaper
from councils.printing import pdf
from councils.workflow import State

Kind = SessionPaper.Kind
FILE_NAMES = {
    Kind.COUNTING_MINUTES: "bien-ban-kiem-phieu.pdf",
    Kind.MEETING_MINUTES: "bien-ban-hop.pdf",
    Kind.RULES: "quy-tac-ky-nay.pdf",
}
TEXTS = ("discussion", "conclusions", "remarks")


def make_minutes(session: CouncilSession, *, by: Any, facts: MinutesFacts) -> None:
    """Print the papers, then keep them in one step; former copies are set aside.

    :raises PermissionDenied: only the secretary and those who preside make the minutes.
    :raises ValidationError: the count is not confirmed, a signed copy is on file, or figures disagree.
    """
    capacity = acting_as(by, *RUNNERS)
    _refuse_unless_unsigned(session)
    papers = _papers(session, facts)
    files = {kind: keep_file(pdf(paper), FILE_NAMES[kind], "application/pdf") for kind, paper in papers.items()}
    with transaction.atomic():
        row: CouncilSession = lock(session)
        _refuse_unless_unsigned(row)
        for name in TEXTS:
            setattr(row, name, getattr(facts, name))
        keep(row, by=by, why="make_minutes", fields=list(TEXTS))
        row.papers.filter(set_aside_at=None, kind__in=papers).update(set_aside_at=clock.now())
        for kind, paper in papers.items():
            _keep_paper(row, kind, paper, files[kind], facts, by)
        note(row, "make_minutes", by=by, capacity=capacity)


def _refuse_unless_unsigned(session: CouncilSession) -> None:
    refuse_unless(session, [State.COUNTED], "Lập biên bản")
    if session.papers.filter(set_aside_at=None, scanned_at__isnull=False).exists():
        raise ValidationError("Đã có bản ký của biên bản nên không lập lại được. Mời dùng biên bản đã ký.")


def _papers(session: CouncilSession, facts: MinutesFacts) -> dict[Kind, Paper]:
    try:
        return {
            Kind.COUNTING_MINUTES: counting_paper(session, facts),
            Kind.MEETING_MINUTES: meeting_paper(session, facts),
            Kind.RULES: rules_paper(session),
        }
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


def _keep_paper(
    session: CouncilSession, kind: Kind, paper: Paper, stored: StoredFile, facts: MinutesFacts, by: Any
) -> None:
    number = {Kind.COUNTING_MINUTES: facts.counting_number, Kind.MEETING_MINUTES: facts.meeting_number}.get(kind)
    SessionPaper.objects.create(
        session=session,
        kind=kind,
        content=paper.to_json(),
        number=f"{number:02d}/{facts.symbol}" if number is not None else "",
        dated=local_day(session.opened_at or session.held_at),
        made_at=clock.now(),
        made_by=by,
        **vars(stored),
    )

"""Biên bản kiểm tra lại: rows of a counted session turned into plain values."""

from core.papers import Paper
from core.vietnamese import local_day, long_date
from councils.electorate import electorate_of
from councils.electronic.book import in_groups, seal_of
from councils.electronic.counting import electronic_boxes
from councils.minutes_results import box_reports
from councils.minutes_room import counting_team, member_of
from councils.models import CouncilSession, SessionPaper
from councils.offline_verifier import offline_verifier
from councils.papers import recheck_minutes
from councils.papers.recheck_minutes import SealedBook
from councils.printing import issuer_on, subject
from councils.sealing import paper_boxes
from councils.workflow import State
from documents.issuing import rehearsal_mark

_DIGEST_SHOWN = 16


def recheckable(session: CouncilSession) -> bool:
    """Whether the count is in signed minutes, which are what a request to look at it again speaks of."""
    return session.state in (State.COUNTED, State.CONCLUDED) and _counting_minutes(session) is not None


def recheck_paper(session: CouncilSession) -> Paper:
    """The minutes of a count looked at again, with what was announced and the codes to compare.

    :raises PaperError: nothing was counted.
    """
    room = electorate_of(session)
    chair = next(member for member in room.members if member.seat_id == session.chair_id)
    return recheck_minutes.build(
        recheck_minutes.RecheckContent(
            issuer=issuer_on(local_day(session.held_at)),
            subject=subject(session),
            minutes=_cited(session),
            results=tuple(result for box in box_reports(room) for result in box.results),
            book=_book(session),
            on_paper=bool(paper_boxes(session)),
            counters=counting_team(session, room).counters,
            chair=member_of(chair),
            mark=rehearsal_mark(),
        )
    )


def _counting_minutes(session: CouncilSession) -> SessionPaper | None:
    signed = session.papers.filter(set_aside_at=None, scanned_at__isnull=False)
    return signed.filter(kind=SessionPaper.Kind.COUNTING_MINUTES).first()


def _cited(session: CouncilSession) -> str:
    """ "Biên bản kiểm phiếu số 02/BB-HĐTĐKT ngày …"; without the number where none was given."""
    paper = _counting_minutes(session)
    number = f" số\u00a0{paper.number}" if paper and paper.number else ""
    day = f" {long_date(paper.dated)}" if paper and paper.dated else ""
    return f"Biên bản kiểm phiếu{number}{day}"


def _book(session: CouncilSession) -> SealedBook | None:
    boxes = electronic_boxes(session)
    if not boxes:
        return None
    seal = seal_of(session)
    return SealedBook(
        session_code=session.ballot_code,
        seal=(in_groups(seal[:32]), in_groups(seal[32:])),
        verifier_digest=in_groups(offline_verifier().digest[:_DIGEST_SHOWN]),
        boxes=tuple(str(box) for box in boxes),
    )

"""Biên bản niêm phong phiếu giấy: rows of the database turned into plain values."""

from core.papers import Paper
from core.vietnamese import local_day
from councils.electorate import electorate_of
from councils.minutes_room import counting_team
from councils.models import BallotBox, CouncilSession, PaperPart
from councils.papers import sealing_minutes
from councils.papers.sealing_minutes import SealedBox
from councils.printing import issuer_on, subject
from councils.workflow import State
from documents.issuing import rehearsal_mark


def paper_boxes(session: CouncilSession) -> list[BallotBox | PaperPart]:
    """What was counted on paper: boxes of paper, and paper beside electronic boxes; empty before the count."""
    if session.state not in (State.COUNTED, State.CONCLUDED):
        return []
    boxes = session.boxes.filter(used=True).select_related("paper")
    counted = [box if box.key_id is None else getattr(box, "paper", None) for box in boxes]
    return [one for one in counted if one is not None and one.confirmed_at]


def sealing_paper(session: CouncilSession) -> Paper:
    """The minutes of sealing the ballots of this session.

    :raises PaperError: it had none on paper.
    """
    return sealing_minutes.build(
        sealing_minutes.SealingContent(
            issuer=issuer_on(local_day(session.held_at)),
            held_at=session.held_at,
            place=session.place,
            subject=subject(session),
            boxes=tuple(
                SealedBox(str(one), one.issued or 0, one.returned or 0, one.spoiled or 0, one.unused or 0)
                for one in paper_boxes(session)
            ),
            counters=counting_team(session, electorate_of(session)).counters,
            mark=rehearsal_mark(),
        )
    )

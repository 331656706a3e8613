"""Keeping the papers of a decision as they were made: shared by the actions that make one."""

from accounts.models import User
from certificates.listed import Listed
from certificates.models import Decision, DecisionPaper
from certificates.workflow import DECISION
from core import clock
from core.papers import Paper, Reference
from core.uploads import StoredFile
from core.workflow import require
from nominations.printing import render

_NAMES = {
    DecisionPaper.Kind.SUBMISSION: "to-trinh",
    DecisionPaper.Kind.DECISION: "quyet-dinh",
    DecisionPaper.Kind.HANDOVER: "danh-sach-ky-nhan",
}


def fresh(decision: Decision, move: str, *, by: User) -> Listed:
    """The decision read afresh, if *by* may make the move on it now: asked before a paper is printed.

    :raises PermissionDenied, IllegalMove: as ``advance`` does, which asks again inside its transaction.
    """
    row = Decision.objects.select_related("season", "decided_by").get(pk=decision.pk)
    require(row, DECISION, move, by=by)
    return Listed(row)


def press(paper: Paper, kind: DecisionPaper.Kind, reference: Reference) -> StoredFile:
    """The paper as a PDF in the store; done before the transaction that keeps its row.

    :raises ValidationError: a character cannot be printed.
    """
    number = reference.text.replace("/", "-") if reference.number is not None else str(reference.on or "")
    return render(paper, f"{_NAMES[kind]}-{number}.pdf")


def freeze(
    decision: Decision, kind: DecisionPaper.Kind, paper: Paper, stored: StoredFile, reference: Reference, *, by: User
) -> DecisionPaper:
    """The row of a paper just made; one of the same kind made earlier is set aside."""
    now = clock.now()
    decision.papers.filter(kind=kind, set_aside_at=None).update(set_aside_at=now)
    return DecisionPaper.objects.create(
        decision=decision,
        kind=kind,
        content=paper.to_json(),
        number=reference.text if reference.number is not None else "",
        dated=reference.on,
        made_at=now,
        made_by=by,
        stored_name=stored.stored_name,
        original_name=stored.original_name,
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
    )

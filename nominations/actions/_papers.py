"""Papers of a dossier, rendered before the transaction that keeps them."""

from datetime import datetime

from accounts.models import User
from core.papers import Paper
from core.uploads import StoredFile
from nominations.models import Nomination, NominationPaper

Kind = NominationPaper.Kind


def next_turn(nomination: Nomination, kind: Kind) -> int:
    """Which paper of its kind the next one is."""
    return NominationPaper.objects.filter(nomination=nomination, kind=kind).count() + 1


def freeze(
    nomination: Nomination, kind: Kind, *, paper: Paper, stored: StoredFile, by: User, at: datetime
) -> NominationPaper:
    """Keep the paper with its content; inside the transaction of the move that it tells of."""
    return NominationPaper.objects.create(
        nomination=nomination, kind=kind, turn=next_turn(nomination, kind), content=paper.to_json(),
        number=nomination.number, dated=at.date(), made_at=at, made_by=by,
        stored_name=stored.stored_name, original_name=stored.original_name, media_type=stored.media_type,
        size=stored.size, sha256=stored.sha256,
    )  # fmt: skip

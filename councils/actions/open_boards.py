"""The first event on the board of every electronic box; from then on nobody can be added."""

from typing import Any

from core.history import keep
from councils.ballot.board import Kind
from councils.boxes import Box
from councils.electronic.boards import append
from councils.electronic.ceremony import keys_of
from councils.electronic.elections import election_of, session_code, setup_pieces
from councils.models import AgendaItem, BallotBox, CouncilSession, PaperLine, PaperPart, SessionMember

Prepared = tuple[BallotBox, Box[AgendaItem, SessionMember]]


def open_boards(session: CouncilSession, boxes: list[Prepared], *, by: Any) -> CouncilSession:
    """The session with its code (mã phiên); must run inside the transaction of the start."""
    keys = keys_of(session)
    if keys is None:
        raise ValueError("an electronic vote starts with keys")
    free = {key.ordinal: key for key in keys.boxes.all()}
    for row, planned in boxes:
        row.key, row.session = free[row.ordinal], session
        online = [voter for voter in planned.voters if not voter.on_paper]
        row.issued = len(online)
        row.save(update_fields=["key", "issued"])
        append(row, Kind.SETUP, *setup_pieces(session, keys, free[row.ordinal], planned.nominees, online))
        if len(online) < len(planned.voters):
            _prepare_paper(row, planned)
    rows = [row for row, _ in boxes]
    session.ballot_code = session_code([election_of(row) for row in rows], [free[row.ordinal].uuid for row in rows])
    keep(session, by=by, why="start", fields=["ballot_code"])
    return session


def _prepare_paper(box: BallotBox, planned: Box[AgendaItem, SessionMember]) -> None:
    part = PaperPart.objects.create(box=box)
    PaperLine.objects.bulk_create(
        PaperLine(part=part, item=item, ordinal=ordinal) for ordinal, item in enumerate(planned.nominees, 1)
    )

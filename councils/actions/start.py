"""Start the vote: boxes over those who receive ballots, and every nomination of the agenda tabled, in one step."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.workflow import advance, lock, require
from councils.actions.open_boards import open_boards
from councils.boxes import Box
from councils.electorate import Electorate, electorate_of
from councils.guards import guard
from councils.models import AgendaItem, BallotBox, BallotLine, BoxVoter, CouncilSession, SessionMember
from councils.readiness import before_starting
from councils.workflow import SESSION
from nominations.actions.table import table

TOO_FEW = BallotLine.Outcome.TOO_FEW


@transaction.atomic
def start(session: CouncilSession, *, by: Any, acknowledged: bool = False) -> CouncilSession:
    """The session with its vote under way; nominations with too few voters are not tabled.

    :raises PermissionDenied: only those who preside start the vote.
    :raises ValidationError: a condition of ``before_starting`` does not hold, or there is something to note
        that the chair has not *acknowledged*.
    """
    row: CouncilSession = lock(session)
    require(row, SESSION, "start", by=by)
    conditions = before_starting(row)
    guard(conditions)
    if not acknowledged and not all(condition.binding for condition in conditions):
        raise ValidationError(
            "Có điều phải lưu ý trước khi bỏ phiếu. Mời chủ tọa đọc các lưu ý rồi đánh dấu đã ghi nhận."
        )
    started: CouncilSession = advance(row, SESSION, "start", by=by, started_at=clock.now())
    room = electorate_of(started)
    made = [_prepare(started, box) for box in room.grouping.boxes]
    for box in room.grouping.boxes:
        for item in box.nominees:
            table(item.nomination, by=by)
    _set_apart(started, room)
    if row.is_electronic:
        open_boards(started, list(zip(made, room.grouping.boxes, strict=True)), by=by)
    return started


def _prepare(session: CouncilSession, box: Box[AgendaItem, SessionMember], *, used: bool = True) -> BallotBox:
    row = BallotBox.objects.create(session=session, ordinal=box.ordinal, used=used)
    BoxVoter.objects.bulk_create(BoxVoter(box=row, member=member) for member in box.voters)
    BallotLine.objects.bulk_create(
        BallotLine(box=row, item=item, ordinal=ordinal, outcome="" if used else TOO_FEW)
        for ordinal, item in enumerate(box.nominees, 1)
    )
    return row


def _set_apart(session: CouncilSession, room: Electorate) -> None:
    """Keep those with too few voters in boxes that are not used, so that the minutes tell of them."""
    for ordinal, left in enumerate(room.grouping.not_prepared, len(room.grouping.boxes) + 1):
        _prepare(session, Box(ordinal, left.nominees, left.voters), used=False)

"""Add the ballots of every box up while they are encrypted, and publish the sums for the counters to decrypt."""

from django.core.exceptions import ValidationError
from django.db import transaction

from core.workflow import lock
from councils.ballot import encoding
from councils.ballot.board import Kind
from councils.ballot.errors import Refused
from councils.ballot.tally import add_up, written_size, written_sums
from councils.ballot.verifying import Verified, verify
from councils.electronic.boards import append, board_of, broken, published
from councils.electronic.counting import to_open
from councils.guards import refuse_unless
from councils.models import BallotBox, CouncilSession
from councils.workflow import State


def publish_sums(session: CouncilSession) -> None:
    """Do it for each box that has none yet; doing it again changes nothing.

    The whole board is verified first, ballot by ballot, which takes long in a large council: so outside of any
    transaction, after the end of the vote, when no board changes any more.

    :raises IllegalMove: the vote has not ended.
    :raises ValidationError: a board does not hold, that is, the database was changed behind the portal's back.
    """
    row = CouncilSession.objects.select_related("season").get(pk=session.pk)
    refuse_unless(row, [State.ENDED], "Cộng phiếu")
    for box in to_open(row):
        if not published(box, Kind.ENCRYPTED_TALLY):
            found = _verified(box)
            group = found.setup.election.group
            tally = add_up(found.setup.election, found.counted)
            sums = written_sums(tally, group)
            _keep(row, box, sums, written_size(tally, encoding.hexadecimal(sums)))


def _verified(box: BallotBox) -> Verified:
    try:
        return verify(board_of(box), complete=False, portal=True)
    except Refused as problem:
        raise ValidationError(broken(box, problem)) from problem


@transaction.atomic
def _keep(session: CouncilSession, box: BallotBox, sums: str, size: str) -> None:
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.ENDED], "Cộng phiếu")
    current: BallotBox = lock(box)
    if not published(current, Kind.ENCRYPTED_TALLY):
        append(current, Kind.ENCRYPTED_TALLY, sums, size)

"""A member's ballots go into all of the member's boxes at once, or into none."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from core.workflow import AlreadyDone, lock
from councils.ballot import encoding
from councils.ballot.ballots import Ballot
from councils.ballot.board import Kind
from councils.ballot.election import Election
from councils.ballot.errors import Refused
from councils.electronic.boards import append
from councils.electronic.casting import Ballots, boxes_of, cipher_digests, digests_of, read_ballots, signed
from councils.electronic.claims import entitlement_of
from councils.electronic.elections import election_of
from councils.guards import refuse_unless
from councils.models import BallotBox, CipherMark, CouncilSession, Entitlement
from councils.workflow import State
from seasons.rules import Rules


def cast(session: CouncilSession, *, by: Any, ballots: Ballots) -> Entitlement:
    """The entitlement with these ballots on the boards; the very same ballots again change nothing.

    No time, no event and no history is kept of it. Ballots are checked before the lock is taken: that takes a tenth
    of a second for fifty nominees.

    :raises PermissionDenied: *by* took no electronic ballot in this session.
    :raises AlreadyDone: other ballots of this member are on the boards, and the rules give no second try.
    :raises ValidationError: the vote is not under way, or a ballot breaks a rule of the format.
    """
    entitlement = entitlement_of(session, by)
    if entitlement is None or not boxes_of(session, entitlement):
        raise PermissionDenied
    if entitlement.ballots and entitlement.ballots == _named(ballots):
        return entitlement
    try:
        return _append(session, by, read_ballots(session, entitlement, ballots))
    except Refused as problem:
        raise ValidationError(
            f"Phiếu chưa được nhận: {problem}. Mời tải lại trang và bỏ phiếu lại, chọn lại từng dòng."
        ) from problem


def _named(ballots: Ballots) -> dict[str, str] | None:
    try:
        return digests_of({uuid: encoding.text(ballot) for uuid, ballot in ballots.items()})
    except Refused:
        return None


@transaction.atomic
def _append(session: CouncilSession, by: Any, ballots: dict[str, Ballot]) -> Entitlement:
    row: CouncilSession = lock(session)
    entitlement = entitlement_of(row, by)
    if entitlement is None:
        raise PermissionDenied
    digests = digests_of({uuid: ballot.written for uuid, ballot in ballots.items()})
    if entitlement.ballots == digests:
        return entitlement
    refuse_unless(row, [State.VOTING], "Bỏ phiếu")
    if entitlement.cast and not Rules(row.rules).yes("revote"):
        raise AlreadyDone("Đồng chí đã bỏ phiếu. Phiếu đã được niêm phong, không cần làm gì thêm.")
    for box in boxes_of(row, entitlement):
        if box.key is not None:
            _put(box, ballots[box.key.uuid])
    entitlement.cast, entitlement.ballots = True, digests
    entitlement.signature = signed(row, entitlement)
    entitlement.save(update_fields=["cast", "ballots", "signature"])
    return entitlement


def _put(box: BallotBox, ballot: Ballot) -> None:
    election = Election.read(election_of(box))
    try:
        with transaction.atomic():
            CipherMark.objects.bulk_create(
                CipherMark(box=box, digest=digest) for digest in cipher_digests(ballot, election)
            )
            append(box, Kind.BALLOT, ballot.written)
    except IntegrityError as copied:
        raise Refused("phiếu hoặc một lựa chọn trong phiếu đã có trong sổ phiếu") from copied

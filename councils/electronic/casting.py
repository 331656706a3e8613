"""A member's ballots on their way to the boards: read, checked, and answered with a signed receipt."""

from collections.abc import Mapping

from councils.ballot import encoding
from councils.ballot.ballots import Ballot, read_ballot
from councils.ballot.codes import tracking
from councils.ballot.election import Election
from councils.ballot.errors import at
from councils.ballot.proofs import require
from councils.electronic import keyring
from councils.electronic.elections import election_of
from councils.models import BallotBox, CouncilSession, Entitlement

Ballots = Mapping[str, str]


def boxes_of(session: CouncilSession, entitlement: Entitlement) -> list[BallotBox]:
    """The boxes that the member votes in, in order."""
    rows = session.boxes.filter(used=True, voters__member=entitlement.member_id, key__isnull=False)
    return list(rows.select_related("key"))


def read_ballots(session: CouncilSession, entitlement: Entitlement, written: Ballots) -> dict[str, Ballot]:
    """The member's ballots by the box's name, fully checked.

    :raises Refused: a box is left out or not the member's, or a ballot breaks a rule of the format.
    """
    boxes = boxes_of(session, entitlement)
    names = {box.key.uuid for box in boxes if box.key}
    require(set(written) == names, "phải bỏ phiếu vào đúng các hòm phiếu của đồng chí")
    found = {}
    for box in boxes:
        if box.key is None:
            continue
        with at(f"hòm phiếu {box.ordinal}"):
            election = Election.read(election_of(box))
            ballot = read_ballot(election, encoding.text(written[box.key.uuid]))
            own = entitlement.publics[box.key.ordinal - 1]
            require(election.group.text(ballot.credential) == own, "phiếu không thuộc mã nhận phiếu của đồng chí")
            found[box.key.uuid] = ballot
    return found


def digests_of(written: Ballots) -> dict[str, str]:
    """What the entitlement keeps of the ballots: the name of each."""
    return {uuid: encoding.hexadecimal(ballot) for uuid, ballot in written.items()}


def cipher_digests(ballot: Ballot, election: Election) -> list[str]:
    """A digest of every encrypted choice of a ballot."""
    group = election.group
    return [
        encoding.hexadecimal(cipher.text(group)) for answer in ballot.answers for cipher in answer.choices
    ]  # fmt: skip


def tracking_code(ballots: Mapping[str, str]) -> str:
    """Mã đối chiếu phiếu over the member's ballots, which ``Entitlement.ballots`` names."""
    return tracking(bytes.fromhex(name) for name in ballots.values())


def statement(session: CouncilSession, ballots: Mapping[str, str]) -> str:
    """What the server signs that it received."""
    return encoding.compact({"session": session.ballot_code, "ballots": dict(sorted(ballots.items()))})


def signed(session: CouncilSession, entitlement: Entitlement) -> str:
    """The signature under the statement, with the key that is bound into every election: a server that drops a
    ballot leaves the proof with its voter.
    """
    key = keyring.read(entitlement.keys.name).receipts
    return key.sign(statement(session, entitlement.ballots).encode()).signature.hex()


def receipt(session: CouncilSession, entitlement: Entitlement) -> dict[str, str]:
    """The same for the same ballots, whenever it is asked."""
    return {
        "code": tracking_code(entitlement.ballots),
        "statement": statement(session, entitlement.ballots),
        "signature": entitlement.signature,
    }

"""A box at the start of the vote: what is written on its board, for everyone to check."""

from collections.abc import Sequence
from hashlib import sha256

from core.vietnamese import local_day, short_date
from councils.ballot import encoding
from councils.ballot.bindings import Bindings
from councils.ballot.codes import stretched
from councils.ballot.election import Question, written_election
from councils.ballot.groups import group_named
from councils.ballot.record import read_record
from councils.electronic.answers import answers
from councils.models import AgendaItem, BallotBox, BoardPiece, BoxKey, CouncilSession, KeySet, SessionMember
from seasons.rules import Rules


def setup_pieces(
    session: CouncilSession, keys: KeySet, key: BoxKey, nominees: Sequence[AgendaItem], voters: Sequence[SessionMember]
) -> list[str]:
    """Election, record of keys, credentials, and what names the three: the payload of the first event."""
    group, rules = group_named(keys.group), Rules(session.rules)
    credentials = encoding.compact(_credentials(keys, key, voters))
    bindings = Bindings(
        trustees=encoding.hexadecimal(key.record),
        credentials=encoding.hexadecimal(credentials),
        roster=encoding.hexadecimal(roster(voters)),
        receipt=keys.receipt_key,
        least=int(rules["min_box"]),
        revote=rules.yes("revote"),
    )
    choices = tuple(words for words, _ in answers(session.rules))
    election = written_election(
        uuid=key.uuid,
        group=group,
        public_key=read_record(key.record, group, key.uuid).election_key(group),
        questions=[Question(question(item), choices) for item in nominees],
        description=bindings.described(f"{session}, ngày {short_date(local_day(session.held_at))}"),
        name=f"Bình xét điển hình tiên tiến năm {session.season.year}",
    )
    pieces = {"election": election, "trustees": key.record, "credentials": credentials}
    names = {name: encoding.hexadecimal(piece) for name, piece in pieces.items()}
    return [*pieces.values(), encoding.compact(names)]


def question(item: AgendaItem) -> str:
    return f"{item.nomination.number}, {item.nomination.name}"


def roster(voters: Sequence[SessionMember]) -> str:
    """The roll of a box, from the session's members as they are at the start; only its digest is on the board."""
    return "\n".join(f"{voter.ordinal}. {voter.user.full_name}, {voter.title}" for voter in voters)


def _credentials(keys: KeySet, key: BoxKey, voters: Sequence[SessionMember]) -> list[str]:
    """Sorted, so that their order tells nothing of the members'."""
    taken = keys.entitlements.filter(member__in=[voter.pk for voter in voters])
    return sorted(publics[key.ordinal - 1] for publics in taken.values_list("publics", flat=True))


def election_of(box: BallotBox) -> str:
    """The text of the box's election."""
    return setup_of(box)["election"]


def _setup(box: BallotBox) -> str:
    first = encoding.parsed(box.events.get(height=0).written)
    return BoardPiece.objects.get(box=box, name=first["payload"]).body


def setup_of(box: BallotBox) -> dict[str, str]:
    """The box's election, trustees and credentials as they are written, by these names."""
    names: dict[str, str] = encoding.parsed(_setup(box))
    bodies = dict(BoardPiece.objects.filter(box=box, name__in=names.values()).values_list("name", "body"))
    return {piece: bodies[name] for piece, name in names.items()}


def session_code(elections: Sequence[str], uuids: Sequence[str]) -> str:
    """Mã phiên over the elections of all boxes."""
    return stretched((sha256(election.encode()).digest() for election in elections), uuids)

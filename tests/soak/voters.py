"""Run on a server's own settings: a session of fifteen under vote, with every ballot that its members will cast.

Prints JSON: the session's id, the names of its boxes, and for each username the ballots in order. Members may vote
again, so that the server can be killed amid many casts. With ``check`` it prints what the boards hold instead.
"""

import json
import sys
from hashlib import sha256

import django

django.setup()

from councils.ballot.board import Kind  # noqa: E402
from councils.ballot.verifying import verify  # noqa: E402
from councils.electronic.boards import board_of  # noqa: E402
from councils.electronic.counting import electronic_boxes  # noqa: E402
from councils.models import CouncilSession, Entitlement  # noqa: E402
from nominations.models import ConflictDeclaration  # noqa: E402
from tests.factories.electronic import OnlineBench  # noqa: E402

MEMBERS, TIMES = 15, 25


def begin() -> None:
    bench = OnlineBench(size=MEMBERS, nominations=3, revote="yes")
    for nomination, member in zip(bench.nominations[1:], bench.members[5:], strict=False):
        ConflictDeclaration.objects.create(
            nomination=nomination, user=member, ground="other", declared_at="2026-01-01T00:00Z"
        )
    session = bench.voting()
    ballots = {
        member.username: [bench.devices.ballots(session, member) for _ in range(TIMES)] for member in bench.members
    }
    uuids = [box.key.uuid for box in electronic_boxes(session) if box.key]
    print(json.dumps({"session": session.pk, "uuids": uuids, "ballots": ballots}))


def check() -> None:
    """Every board verified; the ballots on each in order, and what each member's entitlement names."""
    session = CouncilSession.objects.get()
    boards = {}
    for box in electronic_boxes(session):
        board = board_of(box)
        verify(board, complete=False, portal=True)
        texts = [board.payload(event) for event in board.of(Kind.BALLOT)]
        boards[box.key.uuid if box.key else ""] = [sha256(text.encode()).hexdigest() for text in texts]
    named = dict(Entitlement.objects.values_list("member__user__username", "ballots"))
    print(json.dumps({"boards": boards, "named": named}))


if __name__ == "__main__":
    check() if sys.argv[1:] == ["check"] else begin()

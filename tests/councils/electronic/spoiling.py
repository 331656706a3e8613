"""Ballots with something wrong in them, signed anew by their owner."""

import json
from collections.abc import Callable
from typing import Any

from councils.ballot import encoding
from councils.ballot.credentials import secret_of
from councils.ballot.election import Election
from councils.ballot.proofs import prove_knowledge
from councils.electronic.elections import election_of
from councils.models import CouncilSession
from tests.factories.electronic import OnlineBench

Spoil = Callable[[dict[str, Any]], object]


def spoiled(bench: OnlineBench, session: CouncilSession, spoil: Spoil, *, resigned: bool = True) -> dict[str, str]:
    """The member's ballots with one changed, and signed anew with the member's own code."""
    ballots = bench.devices.ballots(session, bench.members[5])
    uuid, written = next(iter(ballots.items()))
    ballot = json.loads(written)
    spoil(ballot)
    if resigned:
        sign_again(bench, session, uuid, ballot)
    return {**ballots, uuid: encoding.compact(ballot)}


def sign_again(bench: OnlineBench, session: CouncilSession, uuid: str, ballot: dict[str, Any]) -> None:
    group = Election.read(election_of(session.boxes.get(key__uuid=uuid))).group
    ballot.pop("signature", None)
    digest = encoding.base64(encoding.compact(ballot))
    secret = secret_of(bench.devices.code(bench.members[5]), uuid, group.order)
    ballot["signature"] = {"hash": digest, "proof": prove_knowledge(group, secret, f"sig|{digest}|").to_json()}

"""What the attacker reads out of the evidence: the keys within reach, and the two ballots in question.

Nothing here knows how a world was made; the public package of the format is the attacker's as well as anybody's.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from councils.ballot import encoding
from councils.ballot.archive import read_archive
from councils.ballot.ballots import Ballot, read_ballot
from councils.ballot.board import Board, Kind
from councils.ballot.ceremony import Certificate, Own, Plan, Shares, read_certificate, read_shares
from councils.ballot.counters import Counters, Threshold
from councils.ballot.election import Election
from councils.ballot.groups import Group
from councils.ballot.record import read_record
from councils.electronic.ceremony import CERTIFY, SHARE, SIZE
from tests.forensic.attacker.litter import Litter
from tests.forensic.evidence import Evidence, value


@dataclass
class Suspect:
    """One of the two: what the server knows of the person, and the ballot it took."""

    username: str
    full_name: str
    user: int
    entitlement: dict[str, Any]
    credential: str
    digest: str
    ballot: Ballot
    place: int
    written: str = field(repr=False)


class Case:
    """The box that the two voted in."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.board: Board = read_archive(evidence.archives[0])[0]
        self.pieces = encoding.parsed(self.board.payload(self.board.events[0]))
        self.election = Election.read(self.board.piece(self.pieces["election"]))
        self.suspects = tuple(self._suspect(username) for username in evidence.suspects)

    @property
    def group(self) -> Group:
        return self.election.group

    @property
    def key_row(self) -> dict[str, Any]:
        return next(row for row in self.evidence.rows["councils_boxkey"] if row["uuid"] == self.election.uuid)

    def _suspect(self, username: str) -> Suspect:
        rows = self.evidence.rows
        user = next(row for row in rows["accounts_user"] if row["username"] == username)
        members = {row["id"] for row in rows["councils_sessionmember"] if row["user_id"] == user["id"]}
        taken = next(row for row in rows["councils_entitlement"] if row["member_id"] in members)
        digest = value(taken["ballots"])[self.election.uuid]
        ballots = [event.payload for event in self.board.of(Kind.BALLOT)]
        written = self.board.piece(digest)
        ballot = read_ballot(self.election, written)
        return Suspect(
            username, user["full_name"], user["id"], taken, self.group.text(ballot.credential), digest, ballot,
            ballots.index(digest), written,
        )  # fmt: skip

    @cached_property
    def lying_about(self) -> Litter:
        return Litter.of(self.evidence.files.values(), self.group.order)

    # --- keys

    @cached_property
    def server_secret(self) -> int:
        """The key folder is the attacker's."""
        kept = next(
            content for name, content in self.evidence.files.items() if re.fullmatch(r"(.*/)?\w{22}\.json", name)
        )
        return int(json.loads(kept)["boxes"][self.election.uuid])

    @cached_property
    def counters(self) -> Counters:
        return read_record(self.board.piece(self.pieces["trustees"]), self.group, self.election.uuid)

    @property
    def threshold(self) -> Threshold:
        return next(kind for kind in self.counters.kinds if isinstance(kind, Threshold))

    @property
    def plan(self) -> Plan:
        return Plan(self.election.uuid, self.group, SIZE, self.threshold.threshold)

    def _written(self, step: int) -> list[Any]:
        rows, at = self.evidence.rows, self.key_row["ordinal"] - 1
        holders = sorted(
            (row for row in rows["councils_keyholder"] if row["keys_id"] == self.key_row["keys_id"]),
            key=lambda row: row["place"],
        )
        parts = {row["holder_id"]: row["content"] for row in rows["councils_ceremonypart"] if row["step"] == step}
        return [json.loads(parts[holder["id"]])[at] for holder in holders]

    @cached_property
    def certificates(self) -> list[Certificate]:
        return [read_certificate(item, place, self.plan) for place, item in enumerate(self._written(CERTIFY), 1)]

    @cached_property
    def shares(self) -> Sequence[Shares]:
        return [
            read_shares(item, place, self.certificates, self.plan)
            for place, item in enumerate(self._written(SHARE), 1)
        ]  # fmt: skip

    def owner(self, seed: str) -> int | None:
        """The place of the counter whose seed this is."""
        writer = self.group.base_power(Own.of(seed, self.plan).signing)
        places = [place for place, one in enumerate(self.certificates, 1) if one.writer == writer]
        return places[0] if places else None


def world_where(first_approves: bool) -> str:
    """In world A the first suspect approves."""
    return "A" if first_approves else "B"

"""Members' and counters' devices without browsers: the same steps by the pure package, for demonstrations and tests."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from councils.actions.cast import cast
from councils.actions.compare_keys import compare_keys
from councils.actions.open_boxes import open_boxes
from councils.actions.take_ballot import take_ballot
from councils.actions.write_key_part import write_key_part
from councils.ballot.ballots import make_ballot
from councils.ballot.ceremony import new_seed, secret_key, write_certificate, write_key, write_shares
from councils.ballot.counting import make_share
from councils.ballot.credentials import new_code, write_claim
from councils.ballot.election import Election
from councils.ballot.groups import group_named
from councils.electronic.boards import board_of
from councils.electronic.casting import boxes_of
from councils.electronic.ceremony import CERTIFY, SHARE, SIZE, STEPS, Ceremony, keys_of
from councils.electronic.claims import entitlement_of
from councils.electronic.counting import Count, to_open
from councils.electronic.elections import election_of
from councils.models import BallotBox, BallotLine, BoxKey, CouncilSession, Entitlement, KeySet

#: The place of a line's choice among the answers.
Choose = Callable[[BallotLine], int]
APPROVE, DISAPPROVE = 0, 1


def approve(line: BallotLine) -> int:
    return APPROVE


@dataclass
class Devices:
    """Three counters' seeds by place, and members' codes; both made when first used."""

    seeds: list[str] = field(default_factory=lambda: [new_seed() for _ in range(SIZE)])
    codes: dict[int, str] = field(default_factory=dict)

    def code(self, member: User) -> str:
        return self.codes.setdefault(member.pk, new_code())

    def part(self, session: CouncilSession, place: int, step: int) -> list[Any]:
        """What counter number *place* writes in a step, an item for each box."""
        ceremony = Ceremony.of(_keys(session))
        return sent([self._item(ceremony, at, place, step) for at in range(len(ceremony.boxes))])

    def _item(self, ceremony: Ceremony, at: int, place: int, step: int) -> Any:
        plan, seed = ceremony.plan(ceremony.boxes[at]), self.seeds[place - 1]
        if step == CERTIFY:
            return write_certificate(seed, place, plan)
        certificates = ceremony.certificates(at)
        if step == SHARE:
            return write_shares(seed, certificates, plan)
        return write_key(seed, certificates, ceremony.shares(at, certificates), plan)

    def make_keys(self, session: CouncilSession, counters: Iterable[User]) -> None:
        """All three steps of all counters, then the comparison."""
        for step in STEPS:
            for place, counter in enumerate(counters, 1):
                write_key_part(session, by=counter, step=step, items=self.part(session, place, step))
        for counter in counters:
            compare_keys(session, by=counter, same=True)

    def claims(self, session: CouncilSession, member: User) -> list[Any]:
        keys = _keys(session)
        group = group_named(keys.group)
        return sent([write_claim(self.code(member), box.uuid, group) for box in keys.boxes.all()])

    def take(self, session: CouncilSession, member: User) -> Entitlement:
        return take_ballot(session, by=member, claims=self.claims(session, member))

    def ballots(self, session: CouncilSession, member: User, choose: Choose = approve) -> dict[str, str]:
        """The member's ballots by the box's name."""
        entitlement = entitlement_of(session, member)
        boxes = boxes_of(session, entitlement) if entitlement else []
        return {_key(box).uuid: self._ballot(box, member, choose) for box in boxes}

    def _ballot(self, box: BallotBox, member: User, choose: Choose) -> str:
        election = Election.read(election_of(box))
        lines = box.lines.select_related("item__nomination")
        chosen = [
            [int(place == choose(line)) for place in range(len(question.answers))]
            for line, question in zip(lines, election.questions, strict=True)
        ]
        return make_ballot(election, self.code(member), chosen)

    def vote(self, session: CouncilSession, member: User, choose: Choose = approve) -> Entitlement:
        return cast(session, by=member, ballots=self.ballots(session, member, choose))

    def shares(self, session: CouncilSession, place: int) -> dict[str, str]:
        """What counter number *place* opens the boxes with."""
        return {_key(box).uuid: self._share(box, place) for box in to_open(session)}

    def _share(self, box: BallotBox, place: int) -> str:
        key = _key(box)
        ceremony, at = Ceremony.of(key.keys), key.ordinal - 1
        certificates = ceremony.certificates(at)
        shares = ceremony.shares(at, certificates)
        secret = secret_key(self.seeds[place - 1], certificates, shares, ceremony.plan(key))
        count = Count(board_of(box), key)
        return make_share(count.election, count.tally, secret)

    def open(self, session: CouncilSession, place: int, counter: User) -> CouncilSession:
        return open_boxes(session, by=counter, shares=self.shares(session, place))


def against(votes: Mapping[str, int], voter: int) -> Choose:
    """The choice of voter number *voter* (from 0): against a nominee whom more than so many *votes* go against."""
    return lambda line: DISAPPROVE if voter < votes.get(line.item.nomination.name, 0) else APPROVE


def sent(value: Any) -> Any:
    """As it arrives after it was sent."""
    return json.loads(json.dumps(value))


def _keys(session: CouncilSession) -> KeySet:
    keys = keys_of(session)
    if keys is None:
        raise LookupError(f"{session} has no keys in force")
    return keys


def _key(box: BallotBox) -> BoxKey:
    if box.key is None:
        raise LookupError(f"{box} is a box of paper")
    return box.key

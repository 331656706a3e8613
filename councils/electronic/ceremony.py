"""Where a session's counters stand in making their keys, and what each browser needs for its next step."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from councils.ballot import encoding
from councils.ballot.ceremony import Certificate, Plan, Shares, expected_key, read_certificate, read_shares
from councils.ballot.codes import stretched
from councils.ballot.counters import PublicKey
from councils.ballot.groups import group_named
from councils.ballot.letters import is_signed
from councils.ballot.proofs import require
from councils.ballot.record import read_record, written_record
from councils.models import BoxKey, CeremonyPart, CouncilSession, KeyHolder, KeySet

CERTIFY, SHARE, PUBLISH = STEPS = (1, 2, 3)
#: Of so many counters so many open the boxes: the loss of one device loses nothing.
SIZE, THRESHOLD = 3, 2


def keys_of(session: CouncilSession) -> KeySet | None:
    """The key set in force."""
    return session.key_sets.filter(set_aside_at=None).first()


@dataclass(frozen=True)
class Ceremony:
    """A key set with its boxes, its holders and everything they wrote so far."""

    keys: KeySet
    boxes: tuple[BoxKey, ...]
    holders: tuple[KeyHolder, ...]

    @classmethod
    def of(cls, keys: KeySet) -> "Ceremony":
        holders = keys.holders.select_related("user").prefetch_related("parts")
        return cls(keys, tuple(keys.boxes.all()), tuple(holders))

    @cached_property
    def written(self) -> dict[int, dict[int, list[Any]]]:
        """Step → place of the holder → an item for each box."""
        found: dict[int, dict[int, list[Any]]] = {step: {} for step in STEPS}
        for holder in self.holders:
            for part in holder.parts.all():
                found[part.step][holder.place] = json.loads(part.content)
        return found

    def is_done(self, step: int) -> bool:
        return len(self.written[step]) == len(self.holders)

    @property
    def is_complete(self) -> bool:
        return self.keys.code != ""

    @property
    def waiting_for(self) -> list[KeyHolder]:
        """Those who have the next thing to do: a step of the keys, then the comparison of the common code."""
        if self.is_complete:
            return [holder for holder in self.holders if not holder.agreed]
        step = next(step for step in STEPS if not self.is_done(step))
        return [holder for holder in self.holders if holder.place not in self.written[step]]

    @property
    def disagreed(self) -> list[KeyHolder]:
        return [holder for holder in self.holders if holder.agreed is False]

    def plan(self, box: BoxKey) -> Plan:
        return Plan(box.uuid, group_named(self.keys.group), len(self.holders), self.keys.threshold)

    def certificates(self, at: int) -> list[Certificate]:
        """Of the box that stands *at* this place."""
        plan = self.plan(self.boxes[at])
        written = self.written[CERTIFY]
        return [read_certificate(written[place][at], place, plan) for place in sorted(written)]

    def shares(self, at: int, certificates: Sequence[Certificate]) -> list[Shares]:
        plan, written = self.plan(self.boxes[at]), self.written[SHARE]
        return [read_shares(written[place][at], place, certificates, plan) for place in sorted(written)]


def refuse_unless_right(ceremony: Ceremony, place: int, step: int, items: list[Any]) -> None:
    """Check what holder number *place* wrote in a step whose earlier steps are done.

    :raises Refused: the first thing that is wrong with it.
    """
    encoding.listed(items, len(ceremony.boxes))
    for at, (box, item) in enumerate(zip(ceremony.boxes, items, strict=True)):
        plan = ceremony.plan(box)
        if step == CERTIFY:
            require(read_certificate(item, place, plan).promised is not None, "giấy chứng nhận khóa thiếu cam kết")
            continue
        certificates = ceremony.certificates(at)
        if step == SHARE:
            read_shares(item, place, certificates, plan)
        else:
            _refuse_other_key(item, place, certificates, ceremony.shares(at, certificates), plan)


def _refuse_other_key(
    item: Any, place: int, certificates: Sequence[Certificate], shares: Sequence[Shares], plan: Plan
) -> None:
    key, group = PublicKey.read(item, plan.group), plan.group
    require(key.element == expected_key(place, [one.powers for one in shares], group), "khóa không khớp các phần khóa")
    signed = key.signature is not None and is_signed(
        group.text(key.element), key.signature, certificates[place - 1].writer, group
    )
    require(signed, "khóa không có chữ ký của người giữ khóa")


def records(ceremony: Ceremony) -> list[str]:
    """The published record of every box, each read back as a verifier reads it."""
    found = []
    for at, box in enumerate(ceremony.boxes):
        plan, certificates = ceremony.plan(box), ceremony.certificates(at)
        server = PublicKey.read(json.loads(box.server_key), plan.group)
        keys = [ceremony.written[PUBLISH][holder.place][at] for holder in ceremony.holders]
        record = written_record(server, certificates, ceremony.shares(at, certificates), keys, plan)
        read_record(record, plan.group, plan.uuid)
        found.append(record)
    return found


def common_code(written: Sequence[str], uuids: Sequence[str]) -> str:
    """Mã chung của Tổ over the records of all boxes."""
    return stretched((sha256(record.encode()).digest() for record in written), uuids)


def told(ceremony: Ceremony, holder: KeyHolder) -> dict[str, Any]:
    """What this holder's browser is sent: everything that the others wrote, and nothing that is secret."""
    keys = ceremony.keys
    return {
        "set": keys.name,
        "group": keys.group,
        "threshold": keys.threshold,
        "place": holder.place,
        "holders": [str(one) for one in ceremony.holders],
        "uuids": [box.uuid for box in ceremony.boxes],
        "steps": [_column(ceremony, step) for step in STEPS],
        "records": [box.record for box in ceremony.boxes] if keys.code else None,
        "agreed": [one.agreed for one in ceremony.holders],
    }


def _column(ceremony: Ceremony, step: int) -> list[list[Any] | None]:
    """A step of every holder, None of whoever has not done it."""
    return [ceremony.written[step].get(holder.place) for holder in ceremony.holders]


def has_written(holder: KeyHolder, step: int) -> bool:
    return CeremonyPart.objects.filter(holder=holder, step=step).exists()

"""New keys for an electronic session: a set for its counters as proposed, of which each writes a part."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.workflow import lock
from councils.access import RUNNERS
from councils.ballot import encoding
from councils.ballot.counters import PublicKey
from councils.ballot.credentials import new_uuid
from councils.ballot.groups import group_named
from councils.electronic import keyring
from councils.electronic.ceremony import SIZE, THRESHOLD
from councils.guards import note, refuse_unless
from councils.models import BoxKey, CouncilSession, KeyHolder, KeySet
from councils.workflow import State


@transaction.atomic
def make_keys(session: CouncilSession, *, by: Any) -> KeySet:
    """A new set; members take their electronic ballots anew.

    :raises PermissionDenied: only the secretary and those who preside ask for new keys.
    :raises ValidationError: the session votes on paper, has begun to vote, or has no three counters.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.CONVENED, State.OPENED], "Lập khóa hòm phiếu")
    if not row.is_electronic:
        raise ValidationError("Phiên họp này bỏ phiếu giấy nên không cần khóa. Mời mở «Cách bỏ phiếu» nếu muốn đổi.")
    made = renew(row)
    note(row, "make_keys", by=by, capacity=capacity)
    return made


def renew(session: CouncilSession) -> KeySet:
    """Put the former set aside and begin one for the session's counters; *session* is locked.

    There is a key for every nominee: whoever else turns out to stand aside, each group of nominees has a box.
    """
    counters = list(session.counters.all())
    if len(counters) != SIZE:
        raise ValidationError(f"Bỏ phiếu điện tử cần Tổ kiểm phiếu {SIZE:02d} người. Mời đề xuất đủ người.")
    set_aside(session)
    group = group_named(settings.BALLOT_GROUP)
    uuids = [new_uuid() for _ in range(session.agenda.filter(dropped_at=None).count())]
    name = new_uuid()
    secrets = keyring.make(name, group, uuids)
    keys = KeySet.objects.create(
        session=session, name=name, group=group.name, threshold=THRESHOLD, receipt_key=secrets.receipt_key
    )
    KeyHolder.objects.bulk_create(
        KeyHolder(keys=keys, user_id=counter.user_id, place=place) for place, counter in enumerate(counters, 1)
    )
    BoxKey.objects.bulk_create(
        BoxKey(
            keys=keys, ordinal=ordinal, uuid=uuid,
            server_key=encoding.compact(PublicKey.of(secrets.boxes[uuid], group).to_json(group)),
        )
        for ordinal, uuid in enumerate(uuids, 1)
    )  # fmt: skip
    return keys


def set_aside(session: CouncilSession) -> None:
    """The set in force is no longer used; the server's half of it is destroyed once that is certain."""
    for keys in session.key_sets.filter(set_aside_at=None):
        keys.set_aside_at = keys.destroyed_at = clock.now()
        keys.save(update_fields=["set_aside_at", "destroyed_at"])
        transaction.on_commit(partial(keyring.destroy, keys.name))

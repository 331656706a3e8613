"""A member's claim to vote: the public half of the code for each box, with the proof that the code is known."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from councils.ballot import encoding
from councils.ballot.credentials import read_claim
from councils.ballot.groups import group_named
from councils.models import BoxVoter, CouncilSession, Entitlement, KeySet


def read_claims(keys: KeySet, uuids: Sequence[str], items: Any) -> list[str]:
    """The public halves, one for each box.

    :raises Refused: a box is missing, or a code is not proved to be known.
    """
    group = group_named(keys.group)
    claims = zip(uuids, encoding.listed(items, len(uuids)), strict=True)
    return [read_claim(item, uuid, group) for uuid, item in claims]


def taken_in(session: CouncilSession) -> QuerySet[Entitlement]:
    """Ballots taken under the keys in force; from the start on only those of members who have a line to vote on.

    Whoever took one and then was marked absent, or stands aside from everything, is waited for by nobody.
    """
    rows = Entitlement.objects.filter(keys__session=session, keys__set_aside_at=None)
    if session.started_at is None:
        return rows
    return rows.filter(member__in=BoxVoter.objects.filter(box__session=session, box__used=True).values("member"))


def entitlement_of(session: CouncilSession, user: Any) -> Entitlement | None:
    """The member's entitlement under the keys in force."""
    rows = Entitlement.objects.filter(keys__session=session, keys__set_aside_at=None, member__user=user.pk)
    return rows.select_related("keys", "member").first()

"""Cyclic groups of prime order in which the ballots are encrypted (specification, section 5)."""

from councils.ballot.errors import Refused
from councils.ballot.groups.base import Group
from councils.ballot.groups.belenios2048 import Belenios2048
from councils.ballot.groups.ed25519 import Ed25519

GROUPS: dict[str, Group] = {group.name: group for group in (Ed25519(), Belenios2048())}


def group_named(name: str) -> Group:
    """The group that an election names; :raises Refused: it is none of ours."""
    if name not in GROUPS:
        raise Refused(f"không biết nhóm {name!r}")
    return GROUPS[name]


__all__ = ["GROUPS", "Group", "group_named"]

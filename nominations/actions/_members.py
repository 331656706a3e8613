"""Members of a collective, as the department names them."""

from collections.abc import Sequence

from accounts.models import User
from core.vietnamese import clean, name_key
from nominations.models import CollectiveMember, Nomination

#: A person of the staff list, or the name of someone outside it.
Member = User | str


def unique(members: Sequence[Member], head: User | None) -> list[Member]:
    """The head first, nobody twice, names cleaned and blank ones left out."""
    kept: dict[object, Member] = {} if head is None else {head.pk: head}
    for member in members:
        if isinstance(member, User):
            kept.setdefault(member.pk, member)
        elif name := clean(member)[:100]:
            kept.setdefault(name_key(name), name)
    return list(kept.values())


def same_as_stored(nomination: Nomination, members: Sequence[Member]) -> bool:
    stored = {(row.user_id, row.name) for row in nomination.members.all()}
    return stored == {_pair(member) for member in members}


def store(nomination: Nomination, members: Sequence[Member]) -> None:
    """Replace the collective's list of members."""
    nomination.members.all().delete()
    CollectiveMember.objects.bulk_create(
        CollectiveMember(nomination=nomination, user_id=pk, name=name) for pk, name in map(_pair, members)
    )


def _pair(member: Member) -> tuple[int | None, str]:
    return (member.pk, member.full_name) if isinstance(member, User) else (None, member)

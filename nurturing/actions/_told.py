"""How acts of this app tell people: in general words, without a name and without a result."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.actions.notify import notify
from accounts.models import User
from nurturing.models import NewFactor


def tell(people: Iterable[User], row: NewFactor, what: str, text: str, *, place: str = "nurturing:factor") -> None:
    """One notice for each of *people*, once for each *what* of this entry."""
    notify(people, key=f"{what}:nurturing.newfactor:{row.pk}", text=text, url=reverse(place, args=[row.pk]))

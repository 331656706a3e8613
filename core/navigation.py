"""The menu: each app registers its pages, everyone is shown those that belong to their duties."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class NavItem:
    """One entry of the menu; *shown* asks whether a signed-in person has this page."""

    label: str
    url_name: str
    order: int
    shown: Callable[[Any], bool]


_items: list[NavItem] = []


def register(item: NavItem) -> None:
    """Add an entry; called by each app when it is ready."""
    _items.append(item)


def items_of(user: Any) -> list[NavItem]:
    """The entries that *user* has, in the order of the menu."""
    return sorted((item for item in _items if item.shown(user)), key=lambda item: item.order)

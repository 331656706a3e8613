"""The menu: each app registers its pages, everyone is shown those that belong to their duties."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class NavItem:
    """One entry of the menu; *shown* asks whether a signed-in person has this page.

    Entries of one *group* stand together under its name; an empty group is an entry of its own.
    """

    label: str
    url_name: str
    order: int
    shown: Callable[[Any], bool]
    group: str = ""


_items: list[NavItem] = []


def register(item: NavItem) -> None:
    """Add an entry; called by each app when it is ready."""
    _items.append(item)


def items_of(user: Any) -> list[NavItem]:
    """The entries that *user* has, in the order of the menu."""
    return sorted((item for item in _items if item.shown(user)), key=lambda item: item.order)


def grouped(items: Iterable[NavItem]) -> list[tuple[str, list[NavItem]]]:
    """The entries under the names of their groups; one that stands alone, or is alone in its group, has no name."""
    groups: dict[str, list[NavItem]] = {}
    for item in items:
        groups.setdefault(item.group or item.label, []).append(item)
    return [(name if len(found) > 1 else "", found) for name, found in groups.items()]

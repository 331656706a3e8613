"""Sections of a page that belongs to one app and tells of others: the app keeps a registry, those above it register."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

#: What the section's template draws, for one row and one reader; None leaves the section out.
Context = Callable[[Any, Any], dict[str, Any] | None]


@dataclass(frozen=True)
class Section:
    """A part of the page: its ``anchor`` and title, its place among the others, its template and what fills it.

    The template is included with the page's row under the page's own name for it and with its context as ``filled``,
    and nothing else; it draws no heading.
    """

    anchor: str
    title: str
    order: int
    template: str
    context: Context


@dataclass(frozen=True)
class Filled:
    """A section with what one reader sees of it."""

    section: Section
    context: dict[str, Any]


@dataclass
class Sections:
    """The sections of one page."""

    registered: list[Section] = field(default_factory=list)

    def register(self, section: Section) -> None:
        """Add a section; called once by each app when it is ready."""
        self.registered.append(section)

    def of(self, row: Any, user: Any) -> list[Filled]:
        """Every section in its order that has something of *row* for *user*."""
        ordered = sorted(self.registered, key=lambda one: one.order)
        filled = ((one, one.context(row, user)) for one in ordered)
        return [Filled(section, context) for section, context in filled if context is not None]

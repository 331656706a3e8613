"""What the page of one recognised person or collective holds: each app registers its own section."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nominations.models import Nomination

#: What the section's template draws, for one nominee and one reader; None leaves the section out.
Context = Callable[[Nomination, Any], dict[str, Any] | None]


@dataclass(frozen=True)
class Section:
    """A part of the page: its ``anchor`` and title, its place among the others, its template and what fills it.

    The template is included with ``nomination`` and the names of its context, and nothing else; it draws no heading.
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


_sections: list[Section] = []


def register(section: Section) -> None:
    """Add a section; called once by each app when it is ready."""
    _sections.append(section)


def sections_of(nomination: Nomination, user: Any) -> list[Filled]:
    """Every section in its order that has something for *user*."""
    ordered = sorted(_sections, key=lambda one: one.order)
    filled = ((one, one.context(nomination, user)) for one in ordered)
    return [Filled(section, context) for section, context in filled if context is not None]

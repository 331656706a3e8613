"""What the page of one recognised model says of the stories about it."""

from typing import Any

from nominations.models import Nomination
from rolemodels.sections import Section, register
from stories.access import models, stories_of_duty
from stories.queries import with_shown

#: Of one model nobody reads more at once; a page ends somewhere.
_MOST = 20


def register_section() -> None:
    """Called once when the app is ready."""
    register(Section("bai-viet", "Bài viết nêu gương", 80, "stories/section_stories.html", _context))


def _context(nomination: Nomination, user: Any) -> dict[str, Any] | None:
    rows = list(with_shown(stories_of_duty(user).filter(nomination=nomination))[:_MOST])
    writes = models(user).filter(pk=nomination.pk).exists()
    return {"rows": rows, "writes": writes} if rows or writes else None

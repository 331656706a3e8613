"""What the page of one recognised model says of how far it has spread."""

from typing import Any

from nominations.models import Nomination
from rolemodels.sections import Section, register
from spreading.access import enters
from spreading.models import Presentation
from spreading.queries import applied_at
from spreading.spread import spread_of
from spreading.workflow import HELD

#: Of one model nobody reads more at once; a page ends somewhere.
_MOST = 40


def register_section() -> None:
    """Called once when the app is ready."""
    register(Section("nhan-rong", "Nhân rộng", 70, "spreading/section_spread.html", _context))


def _context(nomination: Nomination, user: Any) -> dict[str, Any]:
    (figures,) = spread_of([nomination])
    talks = Presentation.objects.filter(nomination=nomination, review__state__in=HELD).select_related("review")
    return {
        "figures": figures,
        "talks": list(talks.order_by("-review__day", "-pk")[:_MOST]),
        "applied": list(applied_at(nomination)[:_MOST]),
        "enters": enters(user),
    }

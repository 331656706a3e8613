"""The sections that this app fills from the apps below it: follow-ups, support, benefits, contributions, praise."""

from typing import Any

from funds import supported
from nominations.access import visible_contributions
from nominations.models import Nomination
from nurturing.following import follow_ups
from rolemodels.access import kept, praise
from rolemodels.praise_looks import looked
from rolemodels.queries import benefits_of
from rolemodels.sections import Section, register

#: Of one nominee nobody reads more at once; a page ends somewhere.
_MOST = 40


def register_own() -> None:
    """Called once when the app is ready."""
    register(Section("quyen-loi", "Quyền lợi", 20, "rolemodels/section_benefits.html", _benefits))
    register(Section("khen-thuong", "Đề nghị khen thưởng", 30, "rolemodels/section_praise.html", _praise))
    register(Section("theo-doi", "Theo dõi, hỗ trợ", 40, "rolemodels/section_follow_ups.html", _follow_ups))
    register(Section("quy", supported.TITLE, 50, supported.TEMPLATE, supported.support_of))
    register(Section("dong-gop", "Đóng góp", 60, "rolemodels/section_contributions.html", _contributions))


def _writes(nomination: Nomination, user: Any) -> bool:
    return kept(user).filter(pk=nomination.pk).exists()


def _benefits(nomination: Nomination, user: Any) -> dict[str, Any]:
    return {"standings": benefits_of(nomination), "writes": _writes(nomination, user)}


def _praise(nomination: Nomination, user: Any) -> dict[str, Any]:
    rows = praise(user).filter(nomination=nomination)[:_MOST]
    return {"proposals": [looked(row) for row in rows], "writes": _writes(nomination, user)}


def _follow_ups(nomination: Nomination, user: Any) -> dict[str, Any] | None:
    rows = list(follow_ups(user).filter(nomination=nomination).order_by("-due", "-pk")[:_MOST])
    return {"rows": rows} if rows else None


def _contributions(nomination: Nomination, user: Any) -> dict[str, Any] | None:
    rows = list(visible_contributions(user).filter(nomination=nomination)[:_MOST])
    return {"rows": rows} if rows else None

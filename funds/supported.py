"""What the page of a new factor, or of somebody recognised, says of the support from funds, and offers to ask for."""

from typing import Any

from django.urls import reverse

from funds.access import asks_for_support, nurtured_by, recognised_of, requests
from funds.badges import badge_of
from funds.readiness import subject_refusal
from nominations.models import Nomination
from nurturing.models import NewFactor
from nurturing.sections import Section, register

TITLE, TEMPLATE = "Hỗ trợ từ quỹ", "funds/section_support.html"
#: Of one person or collective nobody reads more at once; a page ends somewhere.
_MOST = 40


def register_section() -> None:
    """Called once when the app is ready."""
    register(Section("quy", TITLE, 10, TEMPLATE, support_of))


def support_of(subject: Nomination | NewFactor, user: Any) -> dict[str, Any] | None:
    """The requests that *user* sees, and where he or she asks for more; None where there is neither."""
    about = {"nomination": subject} if isinstance(subject, Nomination) else {"new_factor": subject}
    rows = [(row, badge_of(row.state)) for row in requests(user).filter(**about).order_by("-pk")[:_MOST]]
    ask_url = _ask_url(subject, user)
    return {"rows": rows, "ask_url": ask_url} if rows or ask_url else None


def _ask_url(subject: Nomination | NewFactor, user: Any) -> str:
    """The page that begins a request; an empty text for whoever does not ask, or where nothing can be asked for."""
    if not asks_for_support(user) or subject_refusal(subject):
        return ""
    if isinstance(subject, Nomination):
        mine, name = recognised_of(user).filter(pk=subject.pk).exists(), "request_for_nomination"
    else:
        mine, name = nurtured_by(user).filter(pk=subject.pk).exists(), "request_for_new_factor"
    return reverse(f"funds:{name}", args=[subject.pk]) if mine else ""

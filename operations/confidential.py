"""Pages and files with results that are not announced, or figures that never are: the one list of them.

A picture of such a page tells who had it open and in which minute. Figures of a vote stay with the council after
the announcement too, so its pages bear the mark as long as they exist.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest

from accounts.access import anyone_of
from accounts.viewing import viewer_words
from certificates.access import keeps_papers
from certificates.models import Decision
from certificates.workflow import ANNOUNCED
from councils.access import runs_sessions
from nominations.concern import OVERSEERS

#: Whether a page or file with these places in its address bears the mark when this person reads it.
Marks = Callable[[Any, Mapping[str, Any]], bool]

_overseer = anyone_of(*OVERSEERS)


def _whoever(user: Any, places: Mapping[str, Any]) -> bool:
    return True


def _told_the_true_state(user: Any, places: Mapping[str, Any]) -> bool:
    """A department reads its files in words that tell no result: only who knows more may leak it."""
    return _overseer(user)


def _no_secretary(user: Any, places: Mapping[str, Any]) -> bool:
    """Minutes go to the signers as they are, from those who run the session."""
    return not runs_sessions(user)


def _before_release(user: Any, places: Mapping[str, Any]) -> bool:
    """Papers go to the signer as they are, from those who keep them; once announced they are nobody's secret."""
    open_ones = Decision.objects.exclude(state__in=ANNOUNCED)
    return not keeps_papers(user) and open_ones.filter(pk=places["pk"]).exists()


def _no_keeper(user: Any, places: Mapping[str, Any]) -> bool:
    """A paper that is used no more is signed by nobody."""
    return not keeps_papers(user)


PAGES: dict[str, Marks] = {
    "nominations:list": _told_the_true_state,
    "nominations:detail": _told_the_true_state,
    "councils:appraisal_sheet": _whoever,
    "councils:book": _whoever,
    "councils:conclude": _whoever,
    "councils:confirm": _whoever,
    "councils:minutes_make": _whoever,
    "councils:minutes_scans": _whoever,
    "councils:paper_tally": _whoever,
    "councils:session": _whoever,
    "councils:tally": _whoever,
    "certificates:close": _whoever,
    "certificates:correct_listed": _whoever,
    "certificates:decide": _whoever,
    "certificates:decide_confirm": _whoever,
    "certificates:decision": _whoever,
    "certificates:issue": _whoever,
    "certificates:letter": _whoever,
    "certificates:letter_edit": _whoever,
    "certificates:letter_release": _whoever,
    "certificates:letters": _whoever,
    "certificates:number": _whoever,
    "certificates:renumber": _whoever,
    "certificates:submit": _whoever,
}
#: Those that answer PDF. What leaves as an archive marks its parts where they are drawn.
FILES: dict[str, Marks] = {
    "councils:brief": _whoever,
    "councils:season_table": _whoever,
    "councils:session_table": _whoever,
    "councils:session_comments": _whoever,
    "councils:minutes": _no_secretary,
    "certificates:paper": _before_release,
    "certificates:former_paper": _no_keeper,
}


def mark_of(request: HttpRequest, listed: Mapping[str, Marks]) -> str:
    """The words that this page or file bears, or none."""
    match, user = request.resolver_match, getattr(request, "user", None)
    if match is None or user is None or not user.is_authenticated:
        return ""
    marks = listed.get(match.view_name)
    return viewer_words(user) if marks and marks(user, match.kwargs) else ""

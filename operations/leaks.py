"""Incidents of leaked results: who records them, who reads them, and which files they may name.

Whoever is concerned in a file, before or after its announcement, learns neither of an incident that names it nor of
who opened it.
"""

from typing import Any

from django.db.models import QuerySet

from accounts.access import anyone_of, presiding
from accounts.roles import Role
from core.access import AnyOf
from nominations.concern import concerned_rows, kept_rows
from nominations.models import Nomination
from nominations.workflow import State
from operations.models import Leak, LeakFile
from seasons.queries import current_season

RECORDERS = (Role.COUNCIL_CHAIR, Role.COUNCIL_VICE)
READERS = (Role.STANDING_COUNCIL, *RECORDERS)

#: Those who preside record an incident; the Standing Council reads it, and reads who opened a file.
records_leaks = anyone_of(*RECORDERS)
reads_leaks = anyone_of(*READERS)
RECORDING: AnyOf = presiding


def reported(user: Any) -> QuerySet[Nomination]:
    """Files handed in of which *user* may ask who opened them."""
    if not reads_leaks(user):
        return Nomination.objects.none()
    rows = Nomination.objects.filter(submitted_at__isnull=False).exclude(kept_rows(user) | concerned_rows(user))
    return rows.select_related("season", "department")


def files_for_leaks(user: Any) -> QuerySet[Nomination]:
    """Files of the season under way that an incident may name, by department."""
    rows = reported(user).filter(season=current_season()).exclude(state=State.WITHDRAWN)
    return rows.order_by("department__sort_key", "department", "sort_key", "pk")


def leaks_seen(user: Any) -> QuerySet[Leak]:
    """Incidents that name no file kept from *user*, the newest first."""
    if not reads_leaks(user):
        return Leak.objects.none()
    kept = Nomination.objects.filter(kept_rows(user) | concerned_rows(user)).values("pk")
    named = LeakFile.objects.filter(nomination__in=kept).values("leak")
    rows = Leak.objects.exclude(pk__in=named).select_related("season", "recorded_by", "closed_by")
    return rows.prefetch_related("concerns__nomination__department")


def leaks_kept(user: Any) -> QuerySet[Leak]:
    """Those that *user* may write on or close; a closed one answers for itself."""
    return leaks_seen(user) if records_leaks(user) else Leak.objects.none()

"""Lists that the council's pages and the apps above read."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from councils.models import AgendaItem, BallotLine, CouncilSession
from councils.workflow import State
from nominations.concern import barred_in_person
from nominations.models import Nomination
from nominations.workflow import State as NominationState
from seasons.models import Season

#: Sessions whose agenda still claims its nominations.
RUNNING = (State.PLANNED, State.CONVENED, State.OPENED, State.VOTING, State.ENDED)


def decidable(season: Season) -> QuerySet[AgendaItem]:
    """What the Director may decide: voted on in this round, both minutes signed, not suspended."""
    return (
        AgendaItem.objects.filter(
            session__season=season,
            session__state=State.CONCLUDED,
            dropped_at=None,
            round=F("nomination__round"),
            nomination__state__in=[NominationState.PASSED, NominationState.FAILED],
            nomination__suspended_at=None,
            line__outcome__in=[BallotLine.Outcome.PASSED, BallotLine.Outcome.FAILED],
        )
        .select_related("session__season", "nomination__season", "nomination__department", "line__box")
        .order_by("nomination__sort_key", "pk")
    )


def tableable(season: Season, user: Any, besides: CouncilSession | None = None) -> QuerySet[Nomination]:
    """Nominations that *user* may put on an agenda: appraised, not suspended, in no other session under way."""
    claimed = AgendaItem.objects.filter(dropped_at=None, session__state__in=RUNNING)
    if besides is not None and besides.pk:
        claimed = claimed.exclude(session=besides)
    return (
        Nomination.objects.filter(season=season, state=NominationState.APPRAISED, suspended_at=None)
        .exclude(pk__in=barred_in_person(user))
        .exclude(pk__in=claimed.values("nomination"))
        .select_related("season", "department")
        .order_by("sort_key", "pk")
    )


def listed(sessions: QuerySet[CouncilSession], season: Season, user: Any) -> QuerySet[CouncilSession]:
    """A season's sessions, newest first, each with the size of its agenda as *user* reads it."""
    withheld = Q(state=State.PLANNED, agenda__nomination__in=barred_in_person(user))
    standing = Count("agenda", filter=Q(agenda__dropped_at=None) & ~withheld)
    return sessions.filter(season=season).annotate(agenda_size=standing).order_by("-ordinal")

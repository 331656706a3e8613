"""Who reaches the council's pages, who runs its sessions, and who is told which figures."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import anyone_of, holds, on_council
from accounts.roles import COUNCIL, Role
from councils.models import (
    Absence,
    AgendaItem,
    AppraisalSheet,
    Assignment,
    BallotBox,
    CouncilSession,
    KeySet,
    PaperPart,
    SessionCounter,
    SessionObserver,
)
from councils.workflow import BEFORE_COUNT
from nominations.access import visible_rows
from nominations.concern import kept_files, kept_rows
from nominations.models import ConflictDeclaration, Nomination
from nominations.workflow import PAST_INTAKE, UNDER_APPRAISAL, State
from seasons.rules import Rules

#: Those who set up sessions and keep their record.
RUNNERS = (Role.COUNCIL_SECRETARY, Role.COUNCIL_CHAIR, Role.COUNCIL_VICE)
#: Those who write the invitation to a session.
INVITERS = (*RUNNERS, Role.OFFICE)
#: Those who enter the decision that establishes a council.
FOUNDERS = (Role.OFFICE, Role.STANDING_COUNCIL)
#: Duties with council pages; of the others only a session's own counters have its page.
READERS = COUNCIL | {Role.DIRECTOR, Role.OFFICE, Role.STANDING_COUNCIL}

#: Duties that read the one-page brief of a file.
BRIEFED = COUNCIL | {Role.DIRECTOR, Role.OFFICE}

runs_sessions = anyone_of(*RUNNERS)
compares_sheets = anyone_of(*RUNNERS, Role.DIRECTOR)
invites = anyone_of(*INVITERS)
founds_councils = anyone_of(*FOUNDERS)
reads_council = anyone_of(*READERS, Role.COUNTER)
takes_pack = anyone_of(*READERS)


def visible(user: Any) -> QuerySet[CouncilSession]:
    """All sessions for those with council pages; a counter or an observer has the sessions that are named."""
    sessions = CouncilSession.objects.select_related("season", "council", "chair__duty__user", "secretary__duty__user")
    if holds(user, *READERS):
        return sessions
    invited = Q(pk__in=_counted_by(user)) | Q(pk__in=_observed_by(user))
    return sessions.filter(invited)


def _counted_by(user: Any) -> QuerySet[Any]:
    return SessionCounter.objects.filter(user=user.pk).values("session")


def _observed_by(user: Any) -> QuerySet[Any]:
    return SessionObserver.objects.filter(user=user.pk).values("session")


def run(user: Any) -> QuerySet[CouncilSession]:
    """Sessions whose preparation and record *user* keeps."""
    return visible(user) if runs_sessions(user) else CouncilSession.objects.none()


def counted(user: Any) -> QuerySet[CouncilSession]:
    """Sessions in which *user* is a confirmed counter: the duty alone opens no session's figures."""
    return CouncilSession.objects.filter(counters__user=user.pk, counters__duty__isnull=False)


def keyed(user: Any) -> QuerySet[CouncilSession]:
    """Sessions whose keys in force *user* holds a part of, confirmed as a counter yet or not."""
    return CouncilSession.objects.filter(
        key_sets__set_aside_at=None, key_sets__holders__user=user.pk
    ).select_related("season")  # fmt: skip


def voter_sessions(user: Any) -> QuerySet[CouncilSession]:
    """Electronic sessions of which *user* is a member."""
    rows = CouncilSession.objects.filter(way=CouncilSession.Way.ELECTRONIC, members__user=user.pk)
    return rows.select_related("season")


def booked(user: Any) -> QuerySet[CouncilSession]:
    """Electronic sessions whose board *user* reads: the council's members, who holds a key of it, who observes it."""
    rows = CouncilSession.objects.filter(way=CouncilSession.Way.ELECTRONIC).exclude(ballot_code="")
    if not on_council(user):
        held = KeySet.objects.filter(set_aside_at=None, holders__user=user.pk).values("session")
        rows = rows.filter(Q(pk__in=held) | Q(pk__in=_observed_by(user)))
    return rows.select_related("season", "council")


def boxes(user: Any) -> QuerySet[BallotBox]:
    """Boxes whose ballots may be printed: by those who run the session and by its counters."""
    return BallotBox.objects.filter(session__in=run(user) | counted(user)).select_related("session__season")


def counted_boxes(user: Any) -> QuerySet[BallotBox]:
    """Boxes whose figures *user* enters."""
    return BallotBox.objects.filter(session__in=counted(user), used=True, key=None).select_related("session__season")


def counted_parts(user: Any) -> QuerySet[PaperPart]:
    """Ballots on paper beside electronic boxes whose figures *user* enters."""
    return PaperPart.objects.filter(box__session__in=counted(user)).select_related("box__session__season")


def sees_outcomes(session: CouncilSession) -> bool:
    """Whether those who have the session's page are told outcomes: only once the count is confirmed."""
    return session.state not in BEFORE_COUNT and session.counted_at is not None


def sees_figures(session: CouncilSession, user: Any) -> bool:
    """Whether *user* is told numbers of votes, by the session's rule ``figures``."""
    if not sees_outcomes(session):
        return False
    if on_council(user) or holds(user, Role.DIRECTOR):
        return True
    if Rules(session.rules)["figures"] == "council_office" and holds(user, Role.OFFICE):
        return True
    if session.counters.filter(user=user, duty__isnull=False).exists():
        return True
    return session.observers.filter(user=user).exists()


#: Those who have the pages of appraisal: members of the council.
sees_appraisals = on_council


def appraised(user: Any) -> QuerySet[Nomination]:
    """Files under appraisal or appraised, for members of the council who are not concerned in them."""
    return _under_appraisal(user).exclude(kept_rows(user))


def declarable(user: Any) -> QuerySet[Nomination]:
    """Files on which a member may declare, and those on which one did: the same press again finds its answer."""
    own = ConflictDeclaration.objects.filter(~Q(ground=""), user=user.pk).values("nomination")
    return _under_appraisal(user).filter(~kept_rows(user) | Q(pk__in=own))


def _under_appraisal(user: Any) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(state__in=UNDER_APPRAISAL)
    rows = rows.select_related("season", "department", "criteria_set")
    return rows if on_council(user) else rows.none()


def briefed(user: Any) -> QuerySet[Nomination]:
    """Received files whose brief *user* may ask for; whether a member declared before is asked next."""
    rows = Nomination.objects.filter(visible_rows(user), state__in=PAST_INTAKE)
    rows = rows.select_related("season", "department")
    return rows if holds(user, *BRIEFED) else rows.none()


def filed_sheets(user: Any) -> QuerySet[AppraisalSheet]:
    """Filed sheets, for members of the council; whose they may read is asked once the file is known."""
    sheets = AppraisalSheet.objects.filter(filed_at__isnull=False).select_related(
        "nomination__season", "nomination__department", "nomination__criteria_set", "appraiser"
    )
    return sheets.exclude(nomination__in=kept_files(user)) if on_council(user) else sheets.none()


def reassignable(user: Any) -> QuerySet[Assignment]:
    """Assignments that *user* may hand on, of files not kept from him or her; those handed on answer for themselves."""
    rows = Assignment.objects.filter(nomination__state=State.RECEIVED)
    rows = rows.exclude(nomination__in=kept_files(user)).select_related(
        "nomination__season", "nomination__department", "appraiser"
    )
    return rows if runs_sessions(user) else rows.none()


def absences_kept(user: Any) -> QuerySet[Absence]:
    """Absences of members, for those who assign; cancelled ones answer a second press."""
    rows = Absence.objects.select_related("user")
    return rows if runs_sessions(user) else rows.none()


def agenda_items(user: Any) -> QuerySet[AgendaItem]:
    """Lines of agendas that *user* may change."""
    return AgendaItem.objects.filter(session__in=run(user)).select_related("session__season", "nomination")

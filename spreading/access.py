"""Who prepares sessions, inserts, campaigns; who enters and confirms what was learned; who reads what."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access import acting_as, anyone_of, departments_of, holds
from accounts.models import Department
from accounts.roles import Role
from core import clock
from core.access import EVERYONE, NOBODY
from spreading.models import (
    AwarenessActivity,
    InsertItem,
    LearningRequest,
    MeetingInsert,
    Pair,
    PairingCampaign,
    Presentation,
    Replication,
    ReplicationProof,
    ReviewFile,
    ReviewSession,
)
from spreading.workflow import HEADS, PairingState, ReplicationState, own_department_ids

PREPARERS = (Role.STANDING_COUNCIL, Role.OFFICE)
WATCHERS = (*PREPARERS, Role.DIRECTOR)
#: Who enters what people were told: the Party cell and the Office for the agency, heads for their departments.
TELLERS = (Role.PARTY_CELL, *PREPARERS)

prepares = anyone_of(*PREPARERS)
watches = anyone_of(*WATCHERS)
leads = anyone_of(*HEADS)
enters = anyone_of(*HEADS, Role.OFFICE)
reads_spread = anyone_of(*WATCHERS, *HEADS)
tells = anyone_of(*TELLERS, *HEADS)
reads_told = anyone_of(*TELLERS, *HEADS, Role.DIRECTOR)
reads_inserts = anyone_of(*WATCHERS, *HEADS, Role.PARTY_CELL)


def preparing(user: Any) -> str:
    """The duty in which *user* prepares sessions, inserts and campaigns.

    :raises PermissionDenied: *user* holds none that does.
    """
    return acting_as(user, *PREPARERS, refusal="Việc này do Thường trực Hội đồng hoặc Văn phòng Sở chuẩn bị.")


def _all_of_the_staff(user: Any) -> Q:
    return EVERYONE if user.is_authenticated else NOBODY


def reviews(user: Any) -> QuerySet[ReviewSession]:
    """Sessions are held for all staff, and all read of them."""
    rows = ReviewSession.objects.filter(_all_of_the_staff(user))
    return rows.select_related("season", "chair", "secretary", "chair__department", "secretary__department")


def presentations(user: Any) -> QuerySet[Presentation]:
    return Presentation.objects.filter(_all_of_the_staff(user)).select_related("review", "nomination__department")


def review_files(user: Any) -> QuerySet[ReviewFile]:
    return ReviewFile.objects.filter(_all_of_the_staff(user)).select_related("review")


def own_departments(user: Any) -> QuerySet[Department]:
    """Departments of today that *user* leads."""
    return Department.objects.in_force(clock.today()).filter(pk__in=departments_of(user, *HEADS))


def learning_requests(user: Any) -> QuerySet[LearningRequest]:
    """Those that *user* may take back: of the departments led, and for whoever prepares all."""
    rows = EVERYONE if prepares(user) else Q(department__in=departments_of(user, *HEADS))
    return LearningRequest.objects.filter(rows).select_related("review", "nomination", "department")


def inserts(user: Any) -> QuerySet[MeetingInsert]:
    return MeetingInsert.objects.filter(_all_of_the_staff(user)).select_related("season", "told_by")


def insert_items(user: Any) -> QuerySet[InsertItem]:
    return InsertItem.objects.filter(_all_of_the_staff(user)).select_related("insert", "movement", "nomination")


def replications(user: Any) -> QuerySet[Replication]:
    """What is confirmed is known to all; before that to both departments and to those who watch."""
    rows = Q(state=ReplicationState.CONFIRMED) if user.is_authenticated else NOBODY
    if watches(user):
        rows = EVERYONE
    elif led := departments_of(user, *HEADS):
        rows |= Q(department__in=led) | Q(nomination__department__in=led)
    found = Replication.objects.filter(rows)
    return found.select_related(
        "nomination__season", "nomination__department", "department", "entered_by", "changed_by", "confirmed_by"
    )


def proofs(user: Any) -> QuerySet[ReplicationProof]:
    """Files follow their replication; of a confirmed one only those who had a part in it read them."""
    rows = Replication.objects.all()
    if not watches(user):
        led = departments_of(user, *HEADS)
        rows = rows.filter(Q(department__in=led) | Q(nomination__department__in=led))
    return ReplicationProof.objects.filter(replication__in=rows.order_by().values("pk")).select_related("replication")


def campaigns(user: Any) -> QuerySet[PairingCampaign]:
    """What runs or ran is known to all; what is being prepared to those who prepare and watch."""
    rows = _all_of_the_staff(user)
    if not watches(user):
        rows &= Q(state__in=(PairingState.RUNNING, PairingState.CLOSED))
    return PairingCampaign.objects.filter(rows).select_related("season")


def pairs(user: Any) -> QuerySet[Pair]:
    """Pairs follow their campaign; ``may_note`` says whether *user* has a part in the pair or prepares."""
    rows = Pair.objects.filter(campaign__in=campaigns(user).order_by().values("pk"))
    mine = Pair.objects.filter(pk=OuterRef("pk")).filter(noting(user))
    return rows.select_related("campaign", "nomination__department", "person__department", "department").annotate(
        may_note=Exists(mine)
    )


def noting(user: Any) -> Q:
    """Pairs of which *user* notes how far they have come: one's own, those of the departments led; preparers all."""
    if prepares(user):
        return EVERYONE
    led = departments_of(user, *HEADS)
    return Q(person=user.pk) | Q(department__in=led) | Q(person__department__in=led)


def awareness(user: Any) -> QuerySet[AwarenessActivity]:
    """Those who tell or watch the agency read all; heads what their own departments did."""
    rows = NOBODY
    if holds(user, *TELLERS, Role.DIRECTOR):
        rows = EVERYONE
    elif departments_of(user, *HEADS):
        rows = Q(department__in=own_department_ids(user))
    return AwarenessActivity.objects.filter(rows).select_related("department", "directive", "season", "entered_by")


def awareness_kept(user: Any) -> QuerySet[AwarenessActivity]:
    """Those that *user* may correct or drop: what one entered, and of the departments led."""
    rows = Q(entered_by=user.pk) | Q(department__in=departments_of(user, *HEADS))
    if prepares(user):
        rows = EVERYONE
    return awareness(user).filter(rows)

"""What pages and acts ask of a new factor."""

from datetime import date, timedelta
from typing import Any

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from certificates.models import Certificate
from certificates.workflow import CertificateState
from core import clock
from nominations.models import Nomination
from nominations.workflow import State as FileState
from nurturing.access import visible
from nurturing.following import follow_ups, follow_ups_written
from nurturing.models import FollowUp, Introduction, LifeEvent, Mentoring, NewFactor, NurturingPlan
from nurturing.workflow import FollowUpState, State

#: Days without a follow-up after which the Standing Council is told by name.
SILENCE = 90


def plan_in_force(row: NewFactor) -> NurturingPlan | None:
    """The newest approved version."""
    approved = row.plans.filter(approved_at__isnull=False).order_by("-number")
    return approved.select_related("mentor", "approved_by").first()


def draft_plan(row: NewFactor) -> NurturingPlan | None:
    return row.plans.filter(approved_at=None).select_related("mentor", "drafted_by").first()


def mentoring_of(row: NewFactor) -> Mentoring | None:
    """Who guides, or is asked to."""
    return row.mentorings.filter(ended_at=None).select_related("mentor__department").first()


def last_mentoring(row: NewFactor) -> Mentoring | None:
    """Who was asked last, even if he or she declined."""
    return row.mentorings.select_related("mentor__department").order_by("-pk").first()


def with_last_word(rows: QuerySet[NewFactor]) -> QuerySet[Any]:
    """The entries, each with when it was followed up last (``followed_at``) and since when it waits (``since``)."""
    done = FollowUp.objects.filter(new_factor=OuterRef("pk"), state=FollowUpState.DONE).order_by("-done_at")
    approved = NurturingPlan.objects.filter(new_factor=OuterRef("pk"), approved_at__isnull=False).order_by(
        "approved_at"
    )
    last = Subquery(done.values("done_at")[:1], output_field=DateTimeField())
    first = Subquery(approved.values("approved_at")[:1], output_field=DateTimeField())
    waits = Greatest(
        Coalesce(last, first, F("recorded_at")),
        Coalesce(_resumed(), "recorded_at"),
        Coalesce(_gone_on(), "recorded_at"),
    )
    annotated: QuerySet[Any] = rows.annotate(followed_at=last, since=waits)
    return annotated


def _resumed() -> Subquery:
    """When a pause was over: while it lasted nobody had to follow up."""
    events = LifeEvent.objects.filter(new_factor=OuterRef("pk"), kind=LifeEvent.Kind.RESUMED).order_by("-pk")
    return Subquery(events.values("recorded_at")[:1], output_field=DateTimeField())


def _gone_on() -> Subquery:
    """When the department went on after a dossier that led to nothing."""
    over = Introduction.objects.filter(new_factor=OuterRef("pk"), over_at__isnull=False).order_by("-over_at")
    return Subquery(over.values("over_at")[:1], output_field=DateTimeField())


def silent(user: Any) -> QuerySet[Any]:
    """Entries under a plan that nobody has followed up for 90 days, the longest first; nobody's own."""
    before = clock.now() - timedelta(days=SILENCE)
    rows = with_last_word(visible(user).filter(state=State.NURTURING))
    return rows.filter(since__lt=before).order_by("since", "pk")


def owed_follow_ups(until: date) -> QuerySet[FollowUp]:
    """Follow-ups due up to that day and not done, of new factors under a plan and of the recognised still followed."""
    of_factors = Q(new_factor__state=State.NURTURING)
    of_recognised = Q(nomination__in=followed().order_by().values("pk"))
    rows = FollowUp.objects.filter(of_factors | of_recognised, state=FollowUpState.DUE, due__lte=until)
    rows = rows.select_related("new_factor__department", "nomination__department", "nomination__season")
    return rows.order_by("due", "pk")


def owed_by(user: Any, until: date) -> QuerySet[FollowUp]:
    """Of those the ones that *user* may write."""
    mine = follow_ups_written(user).order_by().values("pk")
    return owed_follow_ups(until).filter(pk__in=mine)


def followed() -> QuerySet[Nomination]:
    """Recognised nominations whose yearly follow-up goes on: the newest of each person or collective, while a
    certificate of it is in force and the Office has not ended it.

    Who is the same is told as by ``nominations.namesakes``; a unit that began after another ended may be that one.
    """
    rows = Nomination.objects.filter(state=FileState.RECOGNISED, announced_at__isnull=False)
    in_force = Certificate.objects.filter(item__nomination=OuterRef("pk"), state=CertificateState.ISSUED)
    later = rows.filter(season__year__gt=OuterRef("season__year"))
    named = later.filter(person=None, kind=OuterRef("kind"), name_key=OuterRef("name_key"))
    unit = Q(department=OuterRef("department")) | Q(department__since__gt=OuterRef("department__until"))
    named = named.filter(Q(kind=Nomination.Kind.INDIVIDUAL) | unit)
    again = Exists(later.filter(person=OuterRef("person"))) | (Q(person=None) & Exists(named))
    return rows.filter(Exists(in_force), ~again, following_end=None)


def of_nomination(user: Any, nomination: Nomination) -> list[FollowUp]:
    """The yearly follow-ups of a recognised nomination that *user* reads, the newest first."""
    return list(follow_ups(user).filter(nomination=nomination).order_by("-due", "-pk"))

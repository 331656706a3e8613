"""Who reads and writes follow-ups, and whose recognition is followed on."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import holds
from nominations.access import visible as visible_nominations
from nominations.models import Nomination
from nominations.workflow import State as FileState
from nurturing.access import OVERSEERS, asked_of, own_units, records, told_rows
from nurturing.models import FollowUp, Mentoring, NewFactor
from nurturing.workflow import FollowUpState


def owes_follow_ups(user: Any) -> bool:
    """Those of departments, and whoever guides."""
    return bool(records(user)) or asked_of(user).exists()


def recognised(user: Any) -> QuerySet[Nomination]:
    """Announced recognitions: of one's own department, and for those who oversee all; nobody's own."""
    rows = visible_nominations(user).filter(state=FileState.RECOGNISED, announced_at__isnull=False)
    if not holds(user, *OVERSEERS):
        rows = rows.filter(department__in=own_units(user))
    return rows.exclude(person=user.pk)


def follow_ups(user: Any) -> QuerySet[FollowUp]:
    """Follow-ups of what *user* reads in full; drafts of others' departments are not among them."""
    of_factors = Q(new_factor__in=NewFactor.objects.filter(told_rows(user)).order_by().values("pk"))
    of_recognised = Q(nomination__in=recognised(user).order_by().values("pk"))
    rows = FollowUp.objects.filter(of_factors | of_recognised)
    return rows.select_related("new_factor__department", "nomination__season", "nomination__department", "done_by")


def follow_ups_written(user: Any) -> QuerySet[FollowUp]:
    """Those that *user* may write: of the own department or as mentor."""
    units = own_units(user)
    mentored = Mentoring.objects.filter(mentor=user.pk, ended_at=None, answer=Mentoring.Answer.ACCEPTED)
    own = Q(new_factor__department__in=units) | Q(nomination__department__in=units)
    rows = follow_ups(user).filter(own | Q(new_factor__in=mentored.values("new_factor")))
    return rows.exclude(state=FollowUpState.DROPPED)

"""Who sees the recognised, their benefits and proposals of praise, and who writes them."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import acting_as, anyone_of, departments_of, holds
from accounts.roles import Role
from core.access import EVERYONE, NOBODY
from nominations.access import INTRODUCERS
from nominations.concern import concerned_rows
from nominations.models import Nomination
from nominations.workflow import State as FileState
from rolemodels.models import Benefit, BenefitGrant, PraiseProposal
from seasons.models import Season

#: Duties that see everybody recognised; heads, deputies and clerks see those of their departments.
WATCHERS = frozenset({Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR, Role.PARTY_CELL})
#: Those who write benefits and propose praise.
KEEPERS = frozenset({Role.OFFICE})

keeps_role_models = anyone_of(*KEEPERS)
watches_all = anyone_of(*WATCHERS)
sees_role_models = anyone_of(*WATCHERS, *INTRODUCERS)


def keeping(user: Any) -> str:
    """The duty in which *user* keeps benefits and proposals.

    :raises PermissionDenied: *user* does not.
    """
    return acting_as(user, Role.OFFICE, refusal="Quyền lợi, đề nghị khen thưởng do Văn phòng Sở ghi.")


def visible_rows(user: Any) -> Q:
    """Nominations that are recognised and announced: all, or those of one's own departments."""
    announced = Q(state=FileState.RECOGNISED, announced_at__isnull=False)
    own = Q(department__in=departments_of(user, *INTRODUCERS))
    return announced & (EVERYONE if holds(user, *WATCHERS) else own)


def visible(user: Any) -> QuerySet[Nomination]:
    return Nomination.objects.filter(visible_rows(user)).select_related("season", "department")


def _seen(user: Any) -> Any:
    return Nomination.objects.filter(visible_rows(user)).order_by().values("pk")


def kept(user: Any) -> QuerySet[Nomination]:
    """The recognised for whom *user* writes benefits and proposes praise: none in whom he or she is concerned."""
    rows = visible(user) if keeps_role_models(user) else Nomination.objects.none()
    return rows.exclude(pk__in=Nomination.objects.filter(concerned_rows(user)).order_by().values("pk"))


def seasons(user: Any) -> QuerySet[Season]:
    """Seasons whose lists *user* reads: the list of benefits is announced to all who see somebody recognised."""
    return Season.objects.filter(EVERYONE if sees_role_models(user) else NOBODY)


def seasons_kept(user: Any) -> QuerySet[Season]:
    return Season.objects.filter(EVERYONE if keeps_role_models(user) else NOBODY)


def benefits_kept(user: Any) -> QuerySet[Benefit]:
    return Benefit.objects.filter(EVERYONE if keeps_role_models(user) else NOBODY).select_related("season")


def grants(user: Any) -> QuerySet[BenefitGrant]:
    """What was given, of whom *user* sees."""
    rows = BenefitGrant.objects.filter(nomination__in=_seen(user))
    return rows.select_related("benefit__season", "nomination__season", "nomination__department", "recorded_by")


def grants_kept(user: Any) -> QuerySet[BenefitGrant]:
    """Lines that *user* may take back."""
    return grants(user).filter(nomination__in=kept(user).order_by().values("pk"))


def proofs(user: Any) -> QuerySet[BenefitGrant]:
    return grants(user).exclude(stored_name="")


def praise(user: Any) -> QuerySet[PraiseProposal]:
    """Proposals about those whom *user* sees."""
    rows = PraiseProposal.objects.filter(nomination__in=_seen(user))
    return rows.select_related("nomination__season", "nomination__department", "composed__paper", "settled_by")

"""Which models are spread: recognised, announced, and with a certificate in force today."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from certificates.models import Certificate
from certificates.workflow import CertificateState
from nominations.models import Nomination
from nominations.workflow import State

#: How many of the newest a form offers.
OFFERED = 300
RECOGNISED = Q(state=State.RECOGNISED, announced_at__isnull=False)


def in_force() -> QuerySet[Nomination]:
    """Models whose certificate is in force; one that was revoked or annulled is spread no more."""
    issued = Certificate.objects.filter(item__nomination=OuterRef("pk"), state=CertificateState.ISSUED)
    return Nomination.objects.filter(RECOGNISED, Exists(issued)).select_related("season", "department")


def offered(chosen: int | None = None) -> QuerySet[Nomination]:
    """The newest models in force, for the choices of a form; and the one that was *chosen* before."""
    newest = in_force().order_by("-announced_at", "-pk").values("pk")[:OFFERED]
    rows = Nomination.objects.filter(Q(pk__in=newest) | Q(pk=chosen or 0)).select_related("season", "department")
    return rows.order_by("-season__year", "sort_key", "pk")

"""What pages, papers and other apps ask of the recognised, each in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from certificates.models import Certificate, DecisionItem
from certificates.workflow import CertificateState, DecisionState
from core.vietnamese import one_decimal
from nominations.models import Nomination
from nominations.workflow import State as FileState
from rolemodels.models import Benefit, BenefitGrant, PraiseProposal
from rolemodels.workflow import State
from seasons.models import Season

_RECOGNISED = Q(state=FileState.RECOGNISED, announced_at__isnull=False)


@dataclass(frozen=True)
class Standing:
    """One benefit for one of the recognised: what was given, or nothing yet."""

    benefit: Benefit
    grant: BenefitGrant | None


def recognised_in(season: Season) -> QuerySet[Nomination]:
    """Everybody recognised and announced in a season, people first, in the order of names."""
    rows = Nomination.objects.filter(_RECOGNISED, season=season).select_related("season", "department")
    return rows.order_by("sort_key", "pk")


def benefits_of(nomination: Nomination) -> list[Standing]:
    """The season's list with what was given; two queries."""
    given = {row.benefit_id: row for row in BenefitGrant.objects.filter(nomination=nomination)}
    return [Standing(row, given.get(row.pk)) for row in Benefit.objects.filter(season=nomination.season_id)]


def missing(rows: Sequence[Nomination], benefits: Sequence[Benefit]) -> dict[int, list[Benefit]]:
    """By the id of each of *rows*, the benefits of its season that are neither given nor said not to be due."""
    keys = [row.pk for row in rows]
    settled = set(BenefitGrant.objects.filter(nomination__in=keys).values_list("nomination_id", "benefit_id"))
    return {row.pk: [one for one in benefits if (row.pk, one.pk) not in settled] for row in rows}


def waiting_for(benefit: Benefit) -> QuerySet[Nomination]:
    """The recognised of its season who were not given it yet."""
    settled = BenefitGrant.objects.filter(benefit=benefit).order_by().values("nomination")
    return recognised_in(benefit.season).exclude(pk__in=settled)


def missing_count(season: Season) -> int:
    """How many benefits of the season's list are still to be given; three queries."""
    people = recognised_in(season).order_by().count()
    listed = Benefit.objects.filter(season=season).count()
    settled = BenefitGrant.objects.filter(benefit__season=season, nomination__season=season).count()
    return people * listed - settled if people else 0


def certificates_of(nominations: Iterable[int]) -> dict[int, Certificate]:
    """By nomination, the certificate in force, else the newest one."""
    rows = Certificate.objects.filter(item__nomination__in=list(nominations)).select_related("item__decision")
    found: dict[int, Certificate] = {}
    for row in rows.order_by("pk"):
        key = row.item.nomination_id
        if key not in found or found[key].state != CertificateState.ISSUED:
            found[key] = row
    return found


def decision_day(nomination: Nomination) -> Any:
    """The date of the decision that recognised; None where it was never issued."""
    items = DecisionItem.objects.filter(nomination=nomination, decision__state=DecisionState.ISSUED)
    return items.order_by("-pk").values_list("decision__dated", flat=True).first()


@dataclass(frozen=True)
class PraiseFigures:
    """How a season's recognised were praised: proposals by outcome, days from recognition to praise."""

    proposed: int
    granted: int
    declined: int
    days: tuple[int, ...]  # to the first praise of each who was praised

    @property
    def mean(self) -> str:
        """ "12,5", or empty while nobody was praised."""
        return one_decimal(sum(self.days), len(self.days)) if self.days else ""

    @property
    def longest(self) -> int:
        return max(self.days, default=0)


def praise_figures(season: Season) -> PraiseFigures:
    """Of one season; two queries."""
    rows = PraiseProposal.objects.filter(nomination__season=season)
    counted = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    first: dict[int, int] = {}
    for row in rows.filter(state=State.GRANTED):
        days = row.days or 0
        first[row.nomination_id] = min(days, first.get(row.nomination_id, days))
    return PraiseFigures(
        proposed=sum(counted.values()) - counted.get(State.WITHDRAWN, 0),
        granted=counted.get(State.GRANTED, 0),
        declined=counted.get(State.DECLINED, 0),
        days=tuple(first.values()),
    )

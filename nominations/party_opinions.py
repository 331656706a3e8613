"""The opinion of the Party cell: who reads what for it, which files lack it, and what it says.

It is asked for where the season's rule ``party_opinion`` says so. Its holders read a file's public facts, the
statement on the first general criterion and that criterion's evidence: nothing else, and nothing of what follows.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.access import holds, on_council
from accounts.roles import Role
from core.access import NOBODY
from nominations.access import readable_rows, visible_evidence
from nominations.concern import kept_rows
from nominations.models import Evidence, Nomination, PartyOpinion
from nominations.workflow import PAST_INTAKE, State
from seasons.models import Criterion, Season, SeasonRule
from seasons.queries import current_season
from seasons.rule_specs import YES
from seasons.rules import rules_of

_FIRST = Criterion.objects.filter(kind=Criterion.Kind.GENERAL).order_by("ordinal")


def asked_for(season: Season) -> bool:
    """Whether the season asks the Party cell."""
    return rules_of(season).yes("party_opinion")


def gives_party_opinions(user: Any) -> bool:
    """Whether *user* has the Party cell's pages: the duty, in a season that asks for it."""
    if not holds(user, Role.PARTY_CELL):
        return False
    season = current_season()
    return season is not None and asked_for(season)


def _rows(user: Any) -> Q:
    """Received files, without those in which *user* is concerned; a member of the council declares on them first."""
    if not holds(user, Role.PARTY_CELL):
        return NOBODY
    asking = SeasonRule.objects.filter(key="party_opinion", value=YES).values("season")
    rows = Q(state__in=PAST_INTAKE, season__in=asking) & ~kept_rows(user)
    return rows & readable_rows(user) if on_council(user) else rows


def shown_to_the_party_cell(user: Any) -> QuerySet[Nomination]:
    """Files on which *user* gives or gave the Party cell's opinion."""
    waiting_or_given = Q(state=State.RECEIVED) | Q(party_opinion__isnull=False)
    rows = Nomination.objects.filter(_rows(user) & waiting_or_given)
    return rows.select_related("season", "department", "party_opinion").order_by("sort_key", "pk")


def waiting_for_the_party_cell(user: Any, season: Season) -> QuerySet[Nomination]:
    """Of these the season's without an opinion, which may be given now."""
    rows = shown_to_the_party_cell(user).filter(season=season, state=State.RECEIVED, party_opinion=None)
    return rows.filter(suspended_at=None).exclude(season__state="closed")


def first_criterion(nomination: Nomination) -> Criterion | None:
    return _FIRST.filter(criteria_set=nomination.criteria_set_id).first()


def proofs_of_the_first(nomination: Nomination) -> QuerySet[Evidence]:
    """The evidence in force of the first general criterion."""
    return Evidence.objects.filter(_of_the_first(), nomination=nomination).select_related("twin")


def legible_evidence(user: Any) -> QuerySet[Evidence]:
    """What *user* opens: evidence of the dossiers one reads, and for the Party cell that of the first criterion."""
    whole = visible_evidence(user)
    if not holds(user, Role.PARTY_CELL):
        return whole
    shown = Nomination.objects.filter(pk__in=shown_to_the_party_cell(user).values("pk")).values("pk")
    part = Evidence.objects.filter(_of_the_first(), nomination__in=shown).values("pk")
    rows = Evidence.objects.filter(Q(pk__in=whole.values("pk")) | Q(pk__in=part))
    return rows.select_related(
        "nomination__season", "nomination__department", "criterion", "added_by", "original_seen_by"
    )


def _of_the_first() -> Q:
    own = _FIRST.filter(criteria_set=OuterRef("nomination__criteria_set")).values("pk")[:1]
    return Q(criterion=Subquery(own), set_aside_at=None)


def lacking(season: Season, user: Any) -> QuerySet[Nomination]:
    """Files under appraisal without the opinion that the season asks for, as far as *user* may know of them."""
    rows = Nomination.objects.filter(season=season, state=State.RECEIVED, party_opinion=None).exclude(kept_rows(user))
    return rows if asked_for(season) else rows.none()


def opinions_on(season: Season, nominations: Iterable[Nomination]) -> dict[int, PartyOpinion]:
    """The opinions by file, where the season asks for them."""
    if not asked_for(season):
        return {}
    return {row.nomination_id: row for row in PartyOpinion.objects.filter(nomination__in=list(nominations))}


def opinion_on(nomination: Nomination) -> PartyOpinion | None:
    return opinions_on(nomination.season, [nomination]).get(nomination.pk)

"""Convene a session: members, agenda, rules and recusals are frozen as they stand."""

from typing import Any

from django.db import transaction

from core import clock
from core.workflow import advance, lock, require
from councils.guards import guard, refuse_concerned
from councils.models import AgendaItem, CouncilSession, Recusal, SessionMember
from councils.readiness import before_convening
from councils.recusals import from_vote
from councils.seats import sitting
from councils.workflow import SESSION
from seasons.models import SeasonRule
from seasons.rules import rules_of


@transaction.atomic
def convene(session: CouncilSession, *, by: Any) -> CouncilSession:
    """The session as convened.

    :raises PermissionDenied: only the secretary and those who preside convene.
    :raises ValidationError: a condition of ``before_convening`` does not hold.
    """
    row: CouncilSession = lock(session)
    require(row, SESSION, "convene", by=by)
    refuse_concerned(row, by)
    guard(before_convening(row))
    rules = rules_of(row.season)
    convened: CouncilSession = advance(
        row, SESSION, "convene", by=by,
        convened_at=clock.now(), rules=rules.values, rule_sources=_sources(row),
    )  # fmt: skip
    members = _freeze_members(convened)
    _freeze_recusals(convened, members, rules["recusal_vote"])
    return convened


def _sources(session: CouncilSession) -> dict[str, dict[str, str]]:
    return {
        rule.key: {
            "source": rule.source, "approved_by": rule.approved_by, "approved_on": rule.approved_on.isoformat(),
        }
        for rule in SeasonRule.objects.filter(season=session.season)
    }  # fmt: skip


def _freeze_members(session: CouncilSession) -> list[SessionMember]:
    return SessionMember.objects.bulk_create(
        SessionMember(
            session=session, seat=seat, user=seat.duty.user, title=seat.duty.get_role_display(), ordinal=seat.ordinal
        )
        for seat in sitting(session.season)
    )


def _freeze_recusals(session: CouncilSession, members: list[SessionMember], rule: str) -> None:
    agenda: list[AgendaItem] = list(session.agenda.filter(dropped_at=None).select_related("nomination__department"))
    grounds = from_vote([item.nomination for item in agenda], rule)
    Recusal.objects.bulk_create(
        Recusal(item=item, member=member, ground=grounds[item.nomination_id, member.user_id])
        for item in agenda
        for member in members
        if (item.nomination_id, member.user_id) in grounds
    )

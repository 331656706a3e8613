"""Plan a session of the council, and change the plan until it is convened."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.access import acting_as
from core.history import keep
from core.workflow import lock, record_event
from councils.access import RUNNERS
from councils.electronic.ground import NO_GROUND, may_be_electronic
from councils.guards import note, refuse_concerned, refuse_unless
from councils.models import AgendaItem, CouncilSession
from councils.queries import tableable
from councils.seats import in_office
from councils.workflow import State
from nominations.models import Nomination
from seasons.models import Season
from seasons.readiness import refuse_after_closing
from seasons.rules import rules_of

#: Fields of a session that its plan sets.
FACTS = ("kind", "permission", "way", "held_at", "place", "chair", "secretary")


@transaction.atomic
def plan_session(
    season: Season, *, by: Any, facts: Mapping[str, Any], nominations: Iterable[Nomination]
) -> CouncilSession:
    """A new session of the council in office; *facts* are the fields named in ``FACTS``.

    :raises PermissionDenied: only the secretary and those who preside plan sessions.
    :raises ValidationError: no council is in office, or a nomination does not wait for a vote.
    """
    capacity = acting_as(by, *RUNNERS)
    refuse_after_closing(lock(season))
    council = in_office(season)
    if council is None:
        raise ValidationError("Kỳ này chưa có Hội đồng. Mời Văn phòng Sở ghi quyết định thành lập Hội đồng trước.")
    last = CouncilSession.objects.filter(season=season).aggregate(last=Max("ordinal"))["last"] or 0
    session = CouncilSession(season=season, council=council, ordinal=last + 1, **facts)
    _keep_plan(session, by, nominations, fields=None)
    record_event(session, "create", by=by, was="", now=session.state, capacity=capacity)
    return session


@transaction.atomic
def replan_session(
    session: CouncilSession, *, by: Any, facts: Mapping[str, Any], nominations: Iterable[Nomination]
) -> CouncilSession:
    """The session with its plan changed; refused from the convening on.

    :raises PermissionDenied: only the secretary and those who preside plan sessions.
    :raises ValidationError: as for a new session; or *by* is concerned in a file on the agenda.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.PLANNED], "Sửa phiên họp")
    refuse_concerned(row, by)
    for name, value in facts.items():
        setattr(row, name, value)
    _keep_plan(row, by, nominations, fields=list(facts))
    note(row, "replan", by=by, capacity=capacity)
    return row


def _keep_plan(session: CouncilSession, by: Any, nominations: Iterable[Nomination], fields: list[str] | None) -> None:
    session.full_clean(exclude=["rules", "rule_sources"])
    if session.is_electronic and not may_be_electronic(rules_of(session.season)):
        raise ValidationError(NO_GROUND)
    people = {seat.pk for seat in (session.chair, session.secretary) if seat.council_id == session.council_id}
    if len(people) < 2:
        raise ValidationError("Chủ tọa và Thư ký phải là hai thành viên khác nhau của Hội đồng hiện tại.")
    chosen = {nomination.pk for nomination in nominations}
    waiting = tableable(session.season, by, besides=session)
    listed = [nomination for nomination in waiting if nomination.pk in chosen]
    if len(listed) < len(chosen):
        raise ValidationError("Có hồ sơ không còn chờ bỏ phiếu hoặc đã ở phiên họp khác. Mời chọn lại danh sách.")
    keep(session, by=by, why="plan", fields=fields)
    session.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(session=session, nomination=nomination, round=nomination.round, ordinal=ordinal)
        for ordinal, nomination in enumerate(listed, 1)
    )

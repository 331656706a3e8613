"""Enter the decision that establishes a season's council; the former council's duties end with it."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from core import clock
from core.history import keep
from core.vietnamese import short_date
from core.workflow import lock, record_event
from councils.access import FOUNDERS
from councils.actions.duties import charge, relieve
from councils.models import Council, CouncilMember
from councils.seats import Seats, refusals
from seasons.models import Season
from seasons.readiness import refuse_after_closing


@transaction.atomic
def establish(
    season: Season, *, by: Any, decision_number: str, decision_date: date, seats: Seats, term_until: date | None = None
) -> Council:
    """The new council in office, its members appointed from the decision's date.

    Sessions of the former council keep their frozen members.

    :param term_until: the last day of a term of years; None for a council of this season alone.
    :raises PermissionDenied: only the Office and the Standing Council enter the decision.
    :raises ValidationError: the decision or its list of members is incomplete.
    """
    capacity = acting_as(by, *FOUNDERS)
    refuse_after_closing(lock(season))
    found = refusals(decision_number, decision_date, seats, term_until)
    if found:
        raise ValidationError(found)
    basis = f"Quyết định số {decision_number} ngày {short_date(decision_date)}"
    _end_former(by, decision_date, basis)
    council = Council(
        season=season, decision_number=decision_number, decision_date=decision_date, term_until=term_until,
        established_at=clock.now(),
    )  # fmt: skip
    keep(council, by=by, why="establish")
    for ordinal, (person, role) in enumerate(seats, 1):
        duty = charge(person, by=by, role=role, basis=basis, since=decision_date)
        CouncilMember.objects.create(council=council, duty=duty, ordinal=ordinal)
    record_event(council, "establish", by=by, was="", now="", capacity=capacity, reason=basis)
    return council


def _end_former(by: Any, decision_date: date, basis: str) -> None:
    for former in Council.objects.filter(ended_at=None):
        former.ended_at = clock.now()
        keep(former, by=by, why="replaced", fields=["ended_at"])
        for seat in former.members.filter(duty__until=None).select_related("duty__user"):
            relieve(seat.duty, by=by, until=decision_date - timedelta(days=1), why=basis)

"""Duties that follow from the council's own acts: seats by its establishing decision, counters by a show of hands.

The staff list's keepers are not asked: these acts carry their own right, checked by the action that calls.
"""

from datetime import date
from typing import Any

from accounts.access import forget_duties
from accounts.models import Duty, User
from accounts.roles import Role
from core import clock
from core.history import keep
from core.vietnamese import short_date
from core.workflow import record_event
from councils.models import CouncilSession


def charge(person: User, *, by: Any, role: Role, basis: str, since: date, until: date | None = None) -> Duty:
    """The duty that *person* holds from now on; must run inside the transaction of the act it follows from.

    :raises ValidationError: the person holds this duty already.
    """
    duty = Duty(user=person, role=role, basis=basis, since=since, until=until)
    duty.full_clean()
    keep(duty, by=by, why=basis)
    record_event(person, "appoint", by=by, was="", now="", reason=f"{duty.title} từ ngày {short_date(since)}, {basis}")
    forget_duties(person)
    return duty


def relieve_counters(session: CouncilSession, *, by: Any, why: str) -> None:
    """The counters' duty ends with today: the count is done, or there will be none."""
    for counter in session.counters.filter(duty__until=None, duty__isnull=False).select_related("duty__user"):
        if counter.duty is not None:
            relieve(counter.duty, by=by, until=clock.today(), why=why)


def relieve(duty: Duty, *, by: Any, until: date, why: str) -> None:
    """Let the duty end with the day *until*."""
    duty.until = max(until, duty.since)
    keep(duty, by=by, why=why, fields=["until"])
    reason = f"{duty.title} đến hết ngày {short_date(duty.until)}: {why}"
    record_event(duty.user, "end_duty", by=by, was="", now="", reason=reason)
    forget_duties(duty.user)

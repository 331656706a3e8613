"""Name those who may observe a session: its page, its book, and its figures once they are there."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import acting_as
from accounts.models import User
from core.workflow import lock
from councils.access import RUNNERS
from councils.guards import note
from councils.models import CouncilSession, SessionObserver
from nominations.models import Nomination
from seasons.readiness import refuse_after_closing


@transaction.atomic
def name_observers(session: CouncilSession, *, by: Any, people: Iterable[User]) -> None:
    """These people and no others.

    :raises PermissionDenied: only the secretary and those who preside name observers.
    :raises ValidationError: one of them is put forward in this session.
    """
    capacity = acting_as(by, *RUNNERS)
    row: CouncilSession = lock(session)
    refuse_after_closing(row.season)
    chosen = {person.pk: person for person in people}
    listed = Nomination.objects.filter(agenda_items__session=row)
    barred = set(listed.filter(person__in=chosen).values_list("person", flat=True))
    barred |= set(listed.filter(collective_head__in=chosen).values_list("collective_head", flat=True))
    if barred:
        names = ", ".join(str(chosen[pk]) for pk in sorted(barred))
        raise ValidationError(f"Đồng chí {names} được giới thiệu ở phiên này nên không quan sát được. Mời chọn lại.")
    row.observers.all().delete()
    SessionObserver.objects.bulk_create(SessionObserver(session=row, user=person) for person in chosen.values())
    note(row, "name_observers", by=by, capacity=capacity, reason=", ".join(map(str, chosen.values())))

"""Follow-ups for the ladder of reminders, and what «Hôm nay» tells of those nobody has followed up."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from core import clock
from core.todo import some_of
from core.vietnamese import local_day
from monitoring.ladder import OF_LONG_WORK, due_steps
from monitoring.matters import Owed
from monitoring.models import Matter
from monitoring.today import Line
from nurturing.answering import Answering
from nurturing.models import FollowUp, Mentoring
from nurturing.queries import SILENCE, owed_follow_ups, silent
from seasons.calendar import days_left
from seasons.models import Season

#: Where all of it is done.
PAGE = "nurturing:follow_ups"
PAGES = {Matter.NURTURING: PAGE, Matter.RECOGNISED: PAGE}


def owed(season: Season, day: date) -> Iterator[Owed]:
    """Follow-ups due within a fortnight or late, whatever the season; three queries, none where nothing is due."""
    rows = list(owed_follow_ups(day + timedelta(days=max(OF_LONG_WORK))))
    if not rows:
        return
    answering, guides = Answering(), _guides(rows)
    for row in rows:
        unit, person = row.about.department, row.about.person_id
        people = (*answering.people(unit.pk, but=person), *guides.get(row.new_factor_id, ()))
        due = row.due + timedelta(days=1)
        steps, left = due_steps(due, day, OF_LONG_WORK), days_left(day, due)
        matter = Matter.NURTURING if row.new_factor_id else Matter.RECOGNISED
        yield Owed(answering.unit(unit), matter, due, steps, left, tuple(dict.fromkeys(people)), row.pk)


def told_today(user: Any, contact: str) -> Iterator[Line]:
    """A line for each department with somebody not followed up for 90 days; the page names them, no message does."""
    listed = list(silent(user))
    if not listed:
        return
    answering, found = Answering(), defaultdict(list)
    for row in listed:
        found[answering.unit(row.department)].append(row)
    for unit, rows in found.items():
        names = some_of([row.addressed for row in rows], "nhân tố mới").rstrip(".")
        said = f"theo dõi nhân tố mới, đã quá {SILENCE} ngày chưa ghi"
        late = max((clock.today() - local_day(row.since)).days - SILENCE for row in rows)
        page = f"{reverse('nurturing:register')}?loc=lau"
        yield Line(
            str(unit), f"{said}: {names}", said, "", max(late, 1), answering.people(unit.pk), page, contact
        )  # fmt: skip


def _guides(rows: list[FollowUp]) -> dict[int | None, tuple[Any, ...]]:
    keys = [row.new_factor_id for row in rows if row.new_factor_id]
    accepted = Mentoring.objects.filter(new_factor__in=keys, ended_at=None, answer=Mentoring.Answer.ACCEPTED)
    found = accepted.filter(mentor__is_active=True).select_related("mentor")
    return {row.new_factor_id: (row.mentor,) for row in found}

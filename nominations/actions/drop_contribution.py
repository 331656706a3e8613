"""A department takes a line out of the annex of contributions; its history tells what it said."""

from django.db import transaction

from accounts.models import User
from core.history import drop
from core.workflow import record_event
from nominations.actions._writing import opened_for_writing
from nominations.models import Contribution


@transaction.atomic
def drop_contribution(line: Contribution, *, by: User) -> None:
    """Remove the line; what was handed in before keeps it."""
    row, duty = opened_for_writing(line.nomination, by)
    drop(line, by=by, why="drop_contribution")
    record_event(row, "drop_contribution", by=by, was=row.state, now=row.state, capacity=duty, reason=line.activity)

"""Words that are also somebody's name do not mean that person, says a writer."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import record_event
from stories.actions._writing import opened_for_writing, wrote
from stories.models import Dismissal, Story


@transaction.atomic
def dismiss_name(story: Story, user: User, *, by: User) -> Dismissal:
    """Safe to repeat.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: the story waits for an answer, or is up.
    """
    row = opened_for_writing(story, by)
    facts = {"dismissed_by": by, "dismissed_at": clock.now()}
    dismissal, made = Dismissal.objects.get_or_create(story=row, user=user, defaults=facts)
    if made:
        record_event(row, "dismiss_name", by=by, was=row.state, now=row.state)
        wrote(row, by)
    return dismissal

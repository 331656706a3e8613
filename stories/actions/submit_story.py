"""A finished draft is handed in for approval."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import advance, lock, require
from stories.models import Story
from stories.readiness import before_review, guard, look
from stories.workflow import STORY


@transaction.atomic
def submit_story(story: Story, *, by: User) -> Story:
    """Hand in; nothing is written meanwhile.

    :raises PermissionDenied: *by* does not write about this model.
    :raises AlreadyDone: it was handed in before.
    :raises ValidationError: something is missing, in sentences.
    """
    row: Story = lock(story)
    require(row, STORY, "submit", by=by)
    guard(before_review(look(row)))
    row.writers.add(by)
    submitted: Story = advance(
        row, STORY, "submit", by=by, submitted_by=by, submitted_at=clock.now(), returned_reason=""
    )
    return submitted

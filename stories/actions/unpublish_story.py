"""A story is taken down: no public page shows it from the next request on."""

from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance, lock, require
from stories.models import Story
from stories.readiness import guard, taking_down_refusals
from stories.workflow import STORY


@transaction.atomic
def unpublish_story(story: Story, *, by: User, reason: str) -> Story:
    """Take down; the draft and every approved version are kept.

    :raises PermissionDenied: *by* may not take it down.
    :raises AlreadyDone: it was taken down before.
    :raises ValidationError: nothing of it is up, or no reason is given.
    """
    told = clean(reason, multiline=True)
    there: Story = lock(story)
    require(there, STORY, "unpublish", by=by)
    guard(taking_down_refusals(there))
    row: Story = advance(
        story, STORY, "unpublish", by=by, reason=told, published_at=None, unpublished_at=clock.now(),
        unpublished_reason=told,
    )  # fmt: skip
    row.photos.update(live=False)
    row.named.filter(drafted=False).delete()
    row.named.update(live=False)
    return row

from accounts.models import User
from core import clock
from core.workflow import lock, require
from stories.models import Story
from stories.workflow import STORY


def opened_for_writing(story: Story, by: User) -> Story:
    """The story locked, if *by* may write it now.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: it waits for an answer, or is up: then it is taken back, or revised, first.
    """
    row: Story = lock(story)
    require(row, STORY, "write", by=by)
    return row


def wrote(story: Story, by: User) -> None:
    """Whoever changed anything is a writer of it, and approves it no more."""
    story.writers.add(by)
    story.draft.saved_by, story.draft.saved_at = by, clock.now()
    story.draft.save(update_fields=["saved_by", "saved_at"])

"""Its writers take back what waits for approval."""

from accounts.models import User
from core.workflow import advance
from stories.models import Story
from stories.workflow import STORY


def take_back_story(story: Story, *, by: User) -> Story:
    """Back to writing.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: it does not wait.
    """
    row: Story = advance(story, STORY, "take_back", by=by)
    return row

"""A story that is up, or was taken down, is written on; what is up stays until the next approval."""

from accounts.models import User
from core.workflow import advance
from stories.models import Story
from stories.workflow import STORY


def revise_story(story: Story, *, by: User) -> Story:
    """Back to writing.

    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: it is being written already, or waits.
    """
    row: Story = advance(story, STORY, "revise", by=by)
    return row

"""A writer lets go of what was typed and not saved."""

from accounts.models import User
from stories.models import Story, UnsavedStory


def drop_unsaved_story(story: Story, *, by: User) -> None:
    """Forget this writer's unsaved text, if there is one."""
    UnsavedStory.objects.filter(story=story, user=by).delete()

"""What a writer finds again on opening the editor."""

from typing import Any

from stories import prose
from stories.models import Draft, Story, UnsavedStory


def unsaved_of(story: Story, draft: Draft, user: Any) -> UnsavedStory | None:
    """This writer's text that differs from what is saved, if there is any."""
    kept = UnsavedStory.objects.filter(story=story, user=user.pk).first()
    if kept is None or not kept.values:
        return None
    saved = draft.words
    other = any(saved[name] != value for name, value in kept.values.items() if name in saved and name != "prose")
    return kept if other or prose.parse(kept.values.get("prose", "")) != prose.parse(saved["prose"]) else None

"""Who reads a story before it goes out sends it back, saying what to change."""

from django.db import transaction

from accounts.actions.notify import notify
from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import advance
from stories.models import Story
from stories.workflow import STORY


@transaction.atomic
def return_story(story: Story, *, by: User, reason: str) -> Story:
    """Back to its writers, who get a notice without the reason.

    :raises PermissionDenied: *by* does not read stories before they go out.
    :raises IllegalMove: it does not wait.
    :raises ValidationError: no reason is given.
    """
    told = clean(reason, multiline=True)
    row: Story = advance(story, STORY, "return", by=by, reason=told, returned_reason=told)
    notify(
        row.writers.exclude(pk=by.pk), key=f"story-returned:{row.pk}:{clock.now().timestamp():.0f}",
        text="Có bài viết nêu gương được trả lại để sửa.", url=f"/bai-viet/{row.pk}/",
    )  # fmt: skip
    return row

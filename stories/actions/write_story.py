"""The words of a story are saved; what is up stays as it was approved."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean, clock_time
from core.workflow import record_event
from stories import prose
from stories.actions._writing import opened_for_writing
from stories.models import Draft, Story, UnsavedStory
from stories.models.story import WORDS


class SavedMeanwhile(ValidationError):
    """Somebody saved this story after the page was opened; nothing was overwritten."""


@transaction.atomic
def write_story(story: Story, *, by: User, edition: int, words: Mapping[str, str]) -> Draft:
    """Save the draft; this writer's unsaved text is let go.

    :param edition: that of the draft with which the page was opened.
    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: the story waits for an answer, or is up.
    :raises SavedMeanwhile: another page saved first.
    """
    row = opened_for_writing(story, by)
    draft = Draft.objects.select_related("saved_by").get(story=row)
    if draft.edition != edition:
        raise SavedMeanwhile(
            f"{draft.saved_by} vừa lưu bài này lúc {clock_time(draft.saved_at)}, sau khi đồng chí mở trang. "
            "Chữ đồng chí gõ còn nguyên ở dưới; mời đối chiếu với bản đã lưu rồi lưu lại."
        )
    for name in WORDS:
        setattr(draft, name, clean(words.get(name, ""), multiline=name == "prose"))
    draft.edition, draft.saved_by, draft.saved_at = edition + 1, by, clock.now()
    draft.word_count = prose.word_count(draft.prose)
    draft.save()
    row.writers.add(by)
    record_event(row, "write", by=by, was=row.state, now=row.state)
    UnsavedStory.objects.filter(story=row, user=by).delete()
    return draft

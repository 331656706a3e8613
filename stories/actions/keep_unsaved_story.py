"""Keep what a writer has typed and not saved, and that the writer is there."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import require
from stories.models import Story, UnsavedStory
from stories.models.story import WORDS
from stories.workflow import STORY

#: Letters of everything typed into one editor: more than its fields take.
LARGEST = 60_000


@transaction.atomic
def keep_unsaved_story(story: Story, *, by: User, edition: int, values: Mapping[str, Any] | None) -> UnsavedStory:
    """The row of this writer; one for each story, written over. It neither waits for acts of others nor holds them up.

    :param values: the fields as typed; None where nothing was typed since the page was opened.
    :raises PermissionDenied: *by* does not write about this model.
    :raises IllegalMove: the story waits for an answer, or is up.
    :raises ValidationError: more than any story holds.
    """
    require(story, STORY, "write", by=by)
    facts: dict[str, Any] = {"here_at": clock.now()}
    if values is not None:
        typed = {name: clean(str(values.get(name, "")), multiline=name == "prose") for name in WORDS}
        if sum(map(len, typed.values())) > LARGEST:
            raise ValidationError("Bài dài quá mức cổng giữ hộ được. Mời đồng chí rút gọn rồi bấm «Lưu bài».")
        facts |= {"values": typed, "typed_at": clock.now(), "edition": edition}
    kept, _ = UnsavedStory.objects.update_or_create(
        story=story, user=by, defaults=facts, create_defaults={"edition": edition, **facts}
    )
    return kept

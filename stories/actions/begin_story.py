"""A story about one of the recognised is begun; the nominee is the first whom it names."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import shortened
from core.workflow import lock, record_event
from nominations.models import Nomination
from stories.access import models
from stories.actions._subjects import subject_of_nominee
from stories.consents import recognised
from stories.models import Draft, Named, Story
from stories.readiness import NOT_IN_FORCE


@transaction.atomic
def begin_story(nomination: Nomination, *, by: User) -> Story:
    """Begin a story; a model may have several.

    :raises ValidationError: the recognition is not announced, or no certificate is in force.
    :raises PermissionDenied: *by* does not write about this model.
    """
    row: Nomination = lock(nomination)
    if not recognised().filter(pk=row.pk).exists():
        raise ValidationError(NOT_IN_FORCE)
    if not models(by).filter(pk=row.pk).exists():
        raise PermissionDenied("Bài viết do phòng giới thiệu, biên tập viên hoặc Văn phòng Sở viết.")
    story = Story(nomination=row, begun_by=by, begun_at=clock.now())
    keep(story, by=by, why="begin")
    story.writers.add(by)
    Draft.objects.create(
        story=story, title=shortened(row.addressed, 200), byline=str(by)[:120], saved_by=by, saved_at=clock.now()
    )
    if (subject := subject_of_nominee(row)) is not None:
        Named.objects.create(story=story, subject=subject, is_nominee=True, declared_by=by, declared_at=clock.now())
    record_event(story, "begin", by=by, was="", now=story.state)
    return story

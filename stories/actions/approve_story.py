"""A story goes out: its words become the public ones, and are kept for ever as a version."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q

from accounts.actions.notify import notify
from accounts.models import User
from core import clock
from core.workflow import advance, lock, require
from stories.models import Photo, Story, StoryVersion
from stories.readiness import Look, before_approval, guard, look
from stories.workflow import STORY


@transaction.atomic
def approve_story(story: Story, *, by: User, handed_in: str | None = None) -> Story:
    """Approve what was handed in; the public sees it as long as everyone agrees and the certificate is in force.

    :param handed_in: ``Story.handed_in`` of what was read, if the page says so: taken back, photos and names change.
    :raises PermissionDenied: *by* does not approve, wrote in it, is named in it, or is close to the model.
    :raises AlreadyDone: it was approved before.
    :raises ValidationError: a consent or something else is missing, in sentences; or it was changed meanwhile.
    """
    row: Story = lock(story)
    require(row, STORY, "approve", by=by)
    found = look(row)
    guard(before_approval(found))
    if handed_in is not None and handed_in != row.handed_in:
        raise ValidationError("Bài vừa được sửa sau khi đồng chí mở trang. Mời tải lại trang để đọc bản mới.")
    now = clock.now()
    _keep_version(row, found, by)
    _go_live(row)
    approved: Story = advance(
        row, STORY, "approve", by=by, approved_by=by, published_at=row.published_at or now,
        first_published_at=row.first_published_at or now, unpublished_reason="", unpublished_at=None,
        **row.draft.words,
    )  # fmt: skip
    notify(
        row.writers.exclude(pk=by.pk), key=f"story-approved:{row.pk}:{row.versions.count()}",
        text="Có bài viết nêu gương được duyệt đăng.", url=f"/bai-viet/{row.pk}/",
    )  # fmt: skip
    return approved


def _keep_version(story: Story, found: Look, by: User) -> None:
    photos = [
        {"number": one.number, "caption": one.next_caption, "alt": one.next_alt, "sha256": one.sha256}
        for one in found.photos
    ]
    StoryVersion.objects.create(
        story=story,
        number=story.versions.count() + 1,
        photos=photos,
        submitted_by=story.submitted_by or story.begun_by,
        approved_by=by,
        approved_at=clock.now(),
        **story.draft.words,
    )


def _go_live(story: Story) -> None:
    """Photos and names of the draft are now those of the text that is up."""
    Photo.objects.filter(story=story, removed_at=None).update(live=True, caption=F("next_caption"), alt=F("next_alt"))
    story.named.filter(~Q(drafted=True)).delete()
    story.named.update(live=True)

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from stories.workflow import State, state_choices

#: What a story says: the same fields as drafted, as public and as kept for ever.
WORDS = ("title", "lead", "prose", "quote", "quoted", "video", "byline")


class Words(models.Model):
    """What a story says. ``prose`` is the markup that ``stories.prose`` parses; ``video`` is an https address.

    ``quoted`` is who says ``quote``; ``byline`` is how the writer is named under the story.
    """

    title = models.CharField("tên bài", max_length=200, blank=True)
    lead = models.CharField("sapo", max_length=600, blank=True)
    prose = models.TextField("nội dung", max_length=40_000, blank=True)
    quote = models.CharField("câu trích", max_length=400, blank=True)
    quoted = models.CharField("lời của", max_length=120, blank=True)
    video = models.CharField("đường dẫn video", max_length=300, blank=True)
    byline = models.CharField("người viết", max_length=120, blank=True)

    class Meta:
        abstract = True

    @property
    def words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in WORDS}


class Story(Words):
    """A story about one recognised model.

    The words of the row itself are those that were approved, empty before the first approval: only they are public,
    and only through ``stories.published``. What is being written is ``draft``. ``published_at`` is set while an
    approved text is up, also while the next one is being written; ``first_published_at`` stays for ever.
    ``writers`` are all who ever wrote in it: none of them approves it.
    """

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="stories")
    state = models.CharField(max_length=11, choices=state_choices, default=State.DRAFT, editable=False)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, editable=False)
    returned_reason = models.TextField("ý kiến khi trả lại", max_length=2_000, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    first_published_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    unpublished_at = models.DateTimeField(null=True, editable=False)
    unpublished_reason = models.TextField("lý do gỡ", max_length=2_000, blank=True, editable=False)

    history = tracked(excluded_fields=["prose"])

    class Meta:
        ordering = ["-begun_at", "-pk"]
        indexes = [
            models.Index(name="stories_newest_first", fields=["-begun_at", "-id"]),
            models.Index(name="stories_of_a_state", fields=["state", "-begun_at", "-id"]),
            models.Index(
                name="stories_published",
                fields=["-published_at", "-id", "nomination"],
                condition=Q(published_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="story_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="story_up_iff_approved_and_not_taken_down",
                condition=(Q(published_at=None) & ~Q(state=State.PUBLISHED))
                | (
                    Q(published_at__isnull=False, first_published_at__isnull=False, approved_by__isnull=False)
                    & ~Q(title="")
                    & ~Q(prose="")
                    & ~Q(state=State.UNPUBLISHED)
                ),
            ),
            models.CheckConstraint(
                name="story_waits_iff_somebody_handed_it_in",
                condition=~Q(state=State.REVIEW) | Q(submitted_by__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="story_taken_down_has_a_reason",
                condition=~Q(state=State.UNPUBLISHED)
                | (Q(unpublished_at__isnull=False) & ~Q(unpublished_reason="")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title or f"Bài viết {self.pk}"

    @property
    def handed_in(self) -> str:
        """When it was handed in, as pages send it back: nothing is written in between."""
        return self.submitted_at.isoformat() if self.submitted_at else ""

    @property
    def is_up(self) -> bool:
        """Whether an approved text is up; whether the public sees it is asked of ``stories.published``."""
        return self.published_at is not None


class Draft(Words):
    """What is being written of a story; after an approval it says what is public. ``edition`` counts the saves."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="draft")
    edition = models.PositiveIntegerField(default=1)
    word_count = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["story"]

    def __str__(self) -> str:
        return self.title or "Bài chưa đặt tên"


class StoryVersion(Words):
    """A text as it was approved, with the photos it came with; never changes and never goes.

    ``photos`` lists number, caption, alternative text and digest of each.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("bản")
    photos = models.JSONField(default=list)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        ordering = ["story", "-number"]
        constraints = [models.UniqueConstraint(name="story_versions_differ", fields=["story", "number"])]

    def __str__(self) -> str:
        return f"{self.title}, bản {self.number}"

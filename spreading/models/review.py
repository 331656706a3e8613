from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from core.vietnamese import short_date
from seasons.models import Season
from spreading.models.kept_file import KeptFile
from spreading.workflow import HELD, ReviewState, review_state_choices

_HELD = Q(state__in=HELD)


class ReviewSession(models.Model):
    """A preliminary or final review of movements (sơ kết, tổng kết), or another exchange of experience.

    ``agenda`` holds an item a line, in order. ``call`` rises whenever time or place change, so that those invited are
    told anew; ``invited_at`` is when the present call went out. ``code_turn`` is part of the code by which people say
    that they are there: another turn makes every code before it invalid.
    """

    class Kind(models.TextChoices):
        PRELIMINARY = "preliminary", "Sơ kết"
        FINAL = "final", "Tổng kết"
        EXCHANGE = "exchange", "Trao đổi kinh nghiệm"

    season = models.ForeignKey(Season, on_delete=models.PROTECT, editable=False, related_name="reviews")
    kind = models.CharField("hình thức", max_length=11, choices=Kind)
    title = models.CharField("tên buổi", max_length=200)
    movements = models.ManyToManyField("seasons.Movement", blank=True, related_name="reviews")
    day = models.DateField("ngày")
    starts = models.TimeField("giờ bắt đầu")
    place = models.CharField("địa điểm", max_length=200)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="chủ trì", related_name="+"
    )
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="thư ký", related_name="+"
    )
    agenda = models.TextField("chương trình", max_length=6_000)
    state = models.CharField(max_length=9, choices=review_state_choices, default=ReviewState.PLANNED, editable=False)
    call = models.PositiveSmallIntegerField(default=1, editable=False)
    invited_at = models.DateTimeField(null=True, editable=False)
    code_turn = models.PositiveSmallIntegerField(default=1, editable=False)
    proceedings = models.TextField("diễn biến", max_length=20_000, blank=True)
    lessons = models.TextField("bài học kinh nghiệm", max_length=10_000, blank=True)
    conclusions = models.TextField("kết luận của chủ trì", max_length=10_000, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancel_reason = models.CharField("lý do hủy", max_length=500, blank=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(name="review_state_is_known", condition=Q(state__in=ReviewState.values)),
            models.CheckConstraint(
                name="review_held_iff_it_has_a_time",
                condition=(_HELD & Q(held_at__isnull=False)) | (~_HELD & Q(held_at=None)),
            ),
            models.CheckConstraint(
                name="review_closed_iff_lessons_are_written",
                condition=(Q(state=ReviewState.CLOSED, closed_at__isnull=False) & ~Q(lessons=""))
                | (~Q(state=ReviewState.CLOSED) & Q(closed_at=None)),
            ),
            models.CheckConstraint(
                name="review_cancelled_iff_a_reason_says_so",
                condition=(Q(state=ReviewState.CANCELLED, cancelled_at__isnull=False) & ~Q(cancel_reason=""))
                | (~Q(state=ReviewState.CANCELLED) & Q(cancelled_at=None, cancel_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["-day", "-id"], name="reviews_newest_first")]

    def __str__(self) -> str:
        return f"{self.title}, ngày {short_date(self.day)}"

    @property
    def is_open(self) -> bool:
        """Whether anything of it may still change."""
        return self.state in (ReviewState.PLANNED, ReviewState.HELD)


class Presentation(models.Model):
    """A recognised model who tells how he, she or it strove: topic, minutes, place in the order."""

    review = models.ForeignKey(ReviewSession, on_delete=models.CASCADE, related_name="presentations")
    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="presentations")
    topic = models.CharField("chủ đề", max_length=250)
    minutes = models.PositiveSmallIntegerField("số phút")
    ordinal = models.PositiveSmallIntegerField("thứ tự")

    history = tracked()

    class Meta:
        ordering = ["ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_model_presents_once_in_a_review",
                fields=["review", "nomination"],
                violation_error_message="Điển hình này đã có trong chương trình của buổi.",
            ),
        ]

    def __str__(self) -> str:
        return self.topic


class ReviewFile(KeptFile):
    """Material handed out at a session."""

    review = models.ForeignKey(ReviewSession, on_delete=models.PROTECT, related_name="files")
    title = models.CharField("tên tài liệu", max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    history = tracked()

    class Meta:
        ordering = ["pk"]

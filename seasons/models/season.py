from datetime import datetime

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from core.history import tracked
from seasons.calendar import DIRECTOR_BUFFER, MOST_BUFFER, last_moment_before
from seasons.workflow import State, state_choices


class Agency(models.Model):
    """The agency as its papers name it from a date on; the row in force on a day is the one to print."""

    name = models.CharField("tên cơ quan", max_length=120)
    parent = models.CharField("cơ quan cấp trên", max_length=120)
    province = models.CharField("tỉnh", max_length=60)
    place = models.CharField("địa danh ghi trên văn bản", max_length=60)
    short_code = models.CharField("ký hiệu", max_length=12, help_text="Ví dụ SNgV, dùng trong số văn bản.")
    contact = models.CharField("đầu mối liên hệ", max_length=200, blank=True)
    since = models.DateField("từ ngày", unique=True)

    history = tracked()

    class Meta:
        ordering = ["-since"]

    def __str__(self) -> str:
        return f"{self.name} {self.province}"


class Season(models.Model):
    """One yearly cycle of recognition.

    ``plan_due`` and ``recognition_due`` are strict: "trước ngày 15/12" is over when that day begins.
    """

    year = models.PositiveSmallIntegerField("năm", unique=True)
    state = models.CharField(max_length=12, choices=state_choices, default=State.PREPARING, editable=False)
    plan_number = models.CharField("số kế hoạch", max_length=40, blank=True)
    plan_date = models.DateField("ngày kế hoạch", null=True, blank=True)
    plan_due = models.DateField("kế hoạch, báo cáo, hồ sơ nộp trước ngày")
    recognition_due = models.DateField("hoàn thành công nhận trước ngày")
    director_buffer = models.PositiveSmallIntegerField(
        "số ngày làm việc dự phòng để Giám đốc xem xét",
        default=DIRECTOR_BUFFER,
        validators=[MaxValueValidator(MOST_BUFFER)],
    )
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(name="season_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="season_opened_iff_it_has_a_time",
                condition=Q(state=State.PREPARING, opened_at=None)
                | (~Q(state=State.PREPARING) & Q(opened_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="season_closed_iff_it_has_a_time",
                condition=Q(state=State.CLOSED, closed_at__isnull=False) | (~Q(state=State.CLOSED) & Q(closed_at=None)),
            ),
            models.CheckConstraint(
                name="season_recognises_after_the_files_came",
                condition=Q(recognition_due__gt=F("plan_due")),
                violation_error_message="Ngày hoàn thành công nhận phải sau ngày nộp hồ sơ.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kỳ bình xét năm {self.year}"

    @property
    def last_submission_moment(self) -> datetime:
        return last_moment_before(self.plan_due)

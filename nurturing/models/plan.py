from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.history import tracked

#: How many months may lie between two follow-ups.
EVERY = (1, 2, 3, 4, 6, 12)


class NurturingPlan(models.Model):
    """One version of a plan (kế hoạch bồi dưỡng): a draft, then approved and never changed.

    The newest approved one holds. ``every`` is the number of months between two follow-ups; ``edition`` counts the
    saves of a draft. ``mentor`` is who is asked once this version is approved (``Mentoring``).
    """

    new_factor = models.ForeignKey("nurturing.NewFactor", on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField("bản")
    goals = models.TextField("mục tiêu", max_length=4_000)
    measures = models.TextField("biện pháp", max_length=6_000)
    means = models.TextField("điều kiện bảo đảm", max_length=4_000, blank=True)
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người hướng dẫn",
    )  # fmt: skip
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")
    expected_year = models.PositiveSmallIntegerField("dự kiến giới thiệu năm")
    every = models.PositiveSmallIntegerField("số tháng giữa hai lần theo dõi", default=3)
    change_reason = models.CharField("lý do thay đổi", max_length=500, blank=True)
    edition = models.PositiveIntegerField(default=1, editable=False)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(null=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["new_factor", "number"]
        constraints = [
            models.UniqueConstraint(name="nurturing_plan_versions_differ", fields=["new_factor", "number"]),
            models.UniqueConstraint(
                name="one_nurturing_plan_is_being_written", fields=["new_factor"], condition=Q(approved_at=None)
            ),
            models.CheckConstraint(
                name="nurturing_plan_approved_by_somebody",
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="nurturing_plan_ends_after_it_begins",
                condition=Q(ends__gte=F("begins")),
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(name="follow_ups_lie_some_months_apart", condition=Q(every__in=EVERY)),
            models.CheckConstraint(name="a_later_plan_says_what_changed", condition=Q(number=1) | ~Q(change_reason="")),
        ]

    def __str__(self) -> str:
        return f"Kế hoạch bồi dưỡng {self.new_factor}, bản {self.number}"


class Mentoring(models.Model):
    """A person asked to guide the new factor; answered once, and over when another is asked or the plan is."""

    class Answer(models.TextChoices):
        WAITING = "waiting", "Chờ trả lời"
        ACCEPTED = "accepted", "Đã nhận"
        DECLINED = "declined", "Không nhận"

    new_factor = models.ForeignKey("nurturing.NewFactor", on_delete=models.PROTECT, related_name="mentorings")
    mentor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mentorings")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField("trả lời", max_length=8, choices=Answer, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField("lý do không nhận", max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(name="mentorings_of_a_person", fields=["mentor", "ended_at"])]
        constraints = [
            models.UniqueConstraint(name="one_mentor_at_a_time", fields=["new_factor"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="mentor_answers_once_and_says_why_not",
                condition=Q(answer="waiting", answered_at=None, reason="")
                | Q(answer="accepted", answered_at__isnull=False, reason="")
                | (Q(answer="declined", answered_at__isnull=False, ended_at__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor}, {str(self.get_answer_display()).lower()}"

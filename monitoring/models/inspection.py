from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from core import clock
from core.history import tracked
from core.vietnamese import local_day, short_date
from seasons.models import Season


class Inspection(models.Model):
    """A visit of the Standing Council to a department: a draft, then a record that no longer changes.

    ``members`` and ``hosts`` hold a person a line ("Bà Trần Thị A, Phó Giám đốc Sở"); the first leads and signs.
    """

    season = models.ForeignKey(Season, on_delete=models.PROTECT, null=True, editable=False, related_name="inspections")
    department = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, verbose_name="phòng được kiểm tra", related_name="inspections"
    )
    visited_on = models.DateField("ngày kiểm tra")
    place = models.CharField("địa điểm", max_length=200)
    members = models.TextField("đoàn kiểm tra", max_length=2_000)
    hosts = models.TextField("đại diện phòng", max_length=2_000)
    content = models.TextField("nội dung kiểm tra", max_length=20_000)
    conclusion = models.TextField("kết luận, kiến nghị", max_length=10_000, blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    finalised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    finalised_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["-visited_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="inspection_is_finalised_by_somebody",
                condition=Q(finalised_at=None, finalised_by=None)
                | Q(finalised_at__isnull=False, finalised_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["-visited_on", "-id"], name="inspection_newest_first")]

    def __str__(self) -> str:
        return f"Kiểm tra {self.department}, ngày {short_date(self.visited_on)}"


class Finding(models.Model):
    """What a visit found and what the department does about it: open, reported, then confirmed.

    ``reported_at`` is set while a report waits for its answer and stays when it is confirmed; one that is sent back
    leaves the finding open.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    found = models.TextField("nội dung phát hiện", max_length=2_000)
    follow_up = models.TextField("việc phải làm", max_length=2_000)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="người phụ trách", related_name="+"
    )
    due = models.DateField("hạn")
    reported_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="confirmed_finding_was_reported", condition=Q(confirmed_at=None) | Q(reported_at__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["due"], condition=Q(confirmed_at=None), name="finding_not_settled")]

    def __str__(self) -> str:
        return self.follow_up[:120].rstrip(" .;")

    @property
    def standing(self) -> str:
        """ "open", "reported" or "confirmed"."""
        if self.confirmed_at:
            return "confirmed"
        return "reported" if self.reported_at else "open"

    @property
    def days_late(self) -> int:
        """Days since it was due, until the department reported; 0 where it was in time."""
        until: date = local_day(self.reported_at) if self.reported_at else clock.today()
        return max((until - self.due).days, 0)


class FindingReport(models.Model):
    """What the department says was done about a finding, perhaps with a file; and what the Standing Council answers."""

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", "Đã xác nhận"
        RETURNED = "returned", "Yêu cầu làm tiếp"

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="reports")
    note = models.TextField("việc đã làm", max_length=4_000)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    answer = models.CharField("trả lời", max_length=10, choices=Answer, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_report_of_a_finding_waits", fields=["finding"], condition=Q(answered_at=None)
            ),
            models.CheckConstraint(
                name="answered_report_says_by_whom_and_why",
                condition=Q(answered_at=None, answered_by=None, answer="", reason="")
                | Q(answered_at__isnull=False, answered_by__isnull=False, answer="confirmed")
                | (Q(answered_at__isnull=False, answered_by__isnull=False, answer="returned") & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Báo cáo ngày {short_date(self.reported_at)}"


class InspectionAddition(models.Model):
    """What is added to a finalised record; what stands there is never edited."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="additions")
    text = models.TextField("nội dung bổ sung, đính chính", max_length=4_000)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Bổ sung ngày {short_date(self.added_at)}"

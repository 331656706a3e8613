from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.history import tracked


class Assignment(models.Model):
    """A member charged with appraising one file in one round; another's from ``ended_at`` on, for a reason."""

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="assignments")
    round = models.PositiveSmallIntegerField()
    appraiser = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField("lý do đổi", max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["nomination", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_file_is_assigned_once_to_a_member",
                fields=["nomination", "round", "appraiser"],
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="ended_assignment_has_a_reason", condition=Q(ended_at=None) | ~Q(end_reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"Phân công thẩm định: {self.appraiser}"


class Absence(models.Model):
    """Days on which a member of the council is away (nghỉ phép, đi công tác): nothing new is assigned meanwhile."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="thành viên"
    )
    since = models.DateField("vắng từ ngày")
    until = models.DateField("đến hết ngày")
    reason = models.CharField("lý do", max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins",
                condition=Q(until__gte=F("since")),
                violation_error_message="Ngày cuối phải từ ngày đầu trở đi. Mời ghi lại hai ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} vắng"

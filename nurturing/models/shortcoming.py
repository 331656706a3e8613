from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from core import clock
from core.history import tracked
from core.vietnamese import local_day
from seasons.models.movement_rows import WithFile


class Shortcoming(models.Model):
    """Something to overcome (tồn tại, hạn chế): the item, what is to be done, by whom and until when."""

    new_factor = models.ForeignKey("nurturing.NewFactor", on_delete=models.PROTECT, related_name="shortcomings")
    item = models.TextField("tồn tại, hạn chế", max_length=2_000)
    action = models.TextField("việc cần làm", max_length=2_000)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="người phụ trách", related_name="+"
    )
    until = models.DateField("hạn")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["until", "pk"]
        indexes = [models.Index(name="shortcomings_open", fields=["until"], condition=Q(closed_at=None))]

    def __str__(self) -> str:
        return self.action[:120].rstrip(" .;")

    @property
    def days_late(self) -> int:
        """Days since it was due, until it was closed; 0 where it was in time."""
        until: date = local_day(self.closed_at) if self.closed_at else clock.today()
        return max((until - self.until).days, 0)


class ShortcomingClosing(WithFile):
    """That the item was overcome, with the proof; and, where it came back, why it was opened again."""

    shortcoming = models.ForeignKey(Shortcoming, on_delete=models.PROTECT, related_name="closings")
    proof = models.TextField("kết quả khắc phục", max_length=4_000)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reopened_at = models.DateTimeField(null=True)
    reopen_reason = models.CharField("lý do mở lại", max_length=500, blank=True)

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_closing_of_a_shortcoming_stands", fields=["shortcoming"], condition=Q(reopened_at=None)
            ),
            models.CheckConstraint(
                name="shortcoming_reopened_iff_somebody_said_why",
                condition=Q(reopened_at=None, reopened_by=None, reopen_reason="")
                | (Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopen_reason="")),
            ),
            models.CheckConstraint(name="shortcoming_is_closed_with_proof", condition=~Q(proof="")),
        ]

    def __str__(self) -> str:
        return self.proof[:120]

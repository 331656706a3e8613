from django.db import models
from django.db.models import F, Q

from core.history import tracked


class DayOff(models.Model):
    """What the office knows better than the statutory calendar (``seasons.holidays``): a day off, or one worked."""

    day = models.DateField("ngày", unique=True)
    name = models.CharField("tên", max_length=80)
    worked = models.BooleanField("là ngày làm việc", default=False)

    history = tracked()

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.name} {self.day:%d/%m/%Y}"


class Stage(models.Model):
    """One stage of the year, as the bar above the pages shows it."""

    season = models.ForeignKey("seasons.Season", on_delete=models.CASCADE, related_name="stages")
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, editable=False)
    name = models.CharField("bước", max_length=60)
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")

    history = tracked()

    class Meta:
        ordering = ["season", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="stage_ordinals_differ", fields=["season", "ordinal"]),
            models.UniqueConstraint(name="stage_kinds_differ", fields=["season", "kind"]),
            models.CheckConstraint(
                name="stage_ends_after_it_begins",
                condition=Q(ends__gte=F("begins")),
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

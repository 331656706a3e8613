from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked


class CriteriaSet(models.Model):
    """One version of a season's criteria; frozen when the season opens, replaced by a new version after that."""

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="criteria_sets")
    version = models.PositiveSmallIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    reason = models.TextField("lý do ban hành phiên bản", blank=True)
    made_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["season", "-version"]
        constraints = [
            models.UniqueConstraint(name="criteria_versions_differ", fields=["season", "version"]),
            models.UniqueConstraint(
                name="one_criteria_set_in_the_making", fields=["season"], condition=Q(frozen_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"Tiêu chuẩn năm {self.season.year}, phiên bản {self.version}"


class Criterion(models.Model):
    """One criterion: common to every year of the plan (tiêu chuẩn chung) or of this year (tiêu chuẩn cụ thể)."""

    class Kind(models.TextChoices):
        GENERAL = "general", "Tiêu chuẩn chung"
        SPECIFIC = "specific", "Tiêu chuẩn cụ thể"

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="criteria")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    text = models.TextField("nội dung")

    history = tracked()

    class Meta:
        ordering = ["criteria_set", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="criterion_ordinals_differ", fields=["criteria_set", "ordinal"]),
        ]

    def __str__(self) -> str:
        return f"Tiêu chuẩn {self.ordinal}"

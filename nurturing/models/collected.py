from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from nominations.models import Evidence


class FactorStatement(models.Model):
    """What a new factor achieved against one criterion, as far as it is known; rewritten as it grows.

    The criterion is of the year in which it was written: another year's set is matched when it is read
    (``nurturing.collecting``).
    """

    new_factor = models.ForeignKey("nurturing.NewFactor", on_delete=models.PROTECT, related_name="statements")
    criterion = models.ForeignKey("seasons.Criterion", on_delete=models.PROTECT, related_name="+")
    text = models.TextField("thành tích chứng minh", max_length=4_000, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(editable=False)

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="one_statement_of_a_new_factor", fields=["new_factor", "criterion"]),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class FactorEvidence(models.Model):
    """A file that proves an achievement against a criterion; it goes into the nomination as it is.

    The file never changes. ``set_aside_at``: it does not count any more.
    """

    new_factor = models.ForeignKey("nurturing.NewFactor", on_delete=models.PROTECT, related_name="evidence")
    criterion = models.ForeignKey("seasons.Criterion", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại minh chứng", max_length=12, choices=Evidence.Kind)
    title = models.CharField("tên minh chứng", max_length=200)
    issuer = models.CharField("cơ quan ban hành", max_length=150, blank=True)
    number = models.CharField("số, ký hiệu", max_length=50, blank=True)
    dated = models.DateField("ngày", null=True, blank=True)
    stored_name = models.CharField(max_length=40, editable=False)
    original_name = models.CharField(max_length=200, editable=False)
    media_type = models.CharField(max_length=80, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    scanned_at = models.DateTimeField(null=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(editable=False)
    set_aside_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_file_proves_a_criterion_of_a_new_factor_once",
                fields=["new_factor", "criterion", "sha256"],
                condition=Q(set_aside_at=None),
                violation_error_message="Tệp này đã có ở tiêu chuẩn này.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

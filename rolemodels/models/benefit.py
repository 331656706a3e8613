from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked


class Benefit(models.Model):
    """One line of a season's list of benefits (quyền lợi) of the recognised.

    The plan announces benefits and lists none: the office does, season by season. ``basis`` may be empty only where
    the line says nothing of money (``rolemodels.money``).
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="benefits")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên quyền lợi", max_length=150)
    what = models.CharField("nội dung", max_length=500)
    basis = models.CharField("căn cứ", max_length=300, blank=True)
    giver = models.CharField("nơi thực hiện", max_length=150)

    history = tracked()

    class Meta:
        ordering = ["season", "ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_benefit_is_listed_once",
                fields=["season", "name"],
                violation_error_message="Quyền lợi này đã có trong danh sách của kỳ.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BenefitGrant(models.Model):
    """That somebody recognised was given a benefit, on which day and on what ground; or why it is not due to them."""

    class Outcome(models.TextChoices):
        GRANTED = "granted", "Đã thực hiện"
        NOT_APPLICABLE = "none", "Không áp dụng"

    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="grants")
    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="benefits")
    outcome = models.CharField("kết quả", max_length=7, choices=Outcome)
    granted_on = models.DateField("ngày thực hiện", null=True)
    basis = models.CharField("văn bản, chứng từ", max_length=200, blank=True)
    reason = models.CharField("lý do không áp dụng", max_length=300, blank=True)
    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    history = tracked()

    class Meta:
        ordering = ["nomination", "benefit"]
        constraints = [
            models.UniqueConstraint(name="a_benefit_is_given_once", fields=["nomination", "benefit"]),
            models.CheckConstraint(
                name="benefit_was_given_on_a_day_or_is_not_due_for_a_reason",
                condition=Q(outcome="granted", granted_on__isnull=False, reason="")
                | (Q(outcome="none", granted_on=None, stored_name="") & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.benefit}: {self.get_outcome_display()}"

from django.conf import settings
from django.db import models
from django.db.models import Q


class AppraisalSheet(models.Model):
    """A member's written appraisal (phiếu thẩm định) of one file in one round; fixed once filed.

    ``highest`` is the most points that a criterion could get by the season's rule when the sheet was filed; None
    where sheets bore no score.
    """

    class Conclusion(models.TextChoices):
        PUT = "put", "Đề nghị đưa ra bỏ phiếu"
        OBJECT = "object", "Chưa đủ tiêu chuẩn, đề nghị Hội đồng cân nhắc"

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="appraisals")
    round = models.PositiveSmallIntegerField()
    appraiser = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    conclusion = models.CharField("kết luận", max_length=6, choices=Conclusion, blank=True)
    comment = models.TextField("nhận xét chung", max_length=4_000, blank=True)
    saved_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True)
    highest = models.PositiveSmallIntegerField("điểm cao nhất của mỗi tiêu chuẩn", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_sheet_per_member_and_round", fields=["nomination", "round", "appraiser"]),
            models.CheckConstraint(name="filed_sheet_has_a_conclusion", condition=Q(filed_at=None) | ~Q(conclusion="")),
            models.CheckConstraint(
                name="only_a_filed_sheet_keeps_its_scale", condition=Q(highest=None) | Q(filed_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Phiếu thẩm định của {self.appraiser}"


class CriterionMark(models.Model):
    """Đạt or chưa đạt on one criterion, with points where the season scores; a comment is due with "chưa đạt"."""

    sheet = models.ForeignKey(AppraisalSheet, on_delete=models.CASCADE, related_name="marks")
    criterion = models.ForeignKey("seasons.Criterion", on_delete=models.PROTECT)
    met = models.BooleanField("đạt", null=True)
    score = models.PositiveSmallIntegerField("điểm", null=True)
    comment = models.CharField("nhận xét", max_length=1_000, blank=True)

    class Meta:
        ordering = ["criterion__ordinal"]
        constraints = [models.UniqueConstraint(name="one_mark_per_criterion", fields=["sheet", "criterion"])]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.met}"

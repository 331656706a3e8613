from django.conf import settings
from django.db import models
from django.db.models import Q


class Evidence(models.Model):
    """One proof of one criterion. The file never changes: a better one is a new row, the old one is set aside."""

    class Kind(models.TextChoices):
        DECISION = "decision", "Quyết định"
        COMMENDATION = "commendation", "Bằng khen, Giấy khen"
        PRESS = "press", "Bài báo, tin"
        FIGURES = "figures", "Số liệu, báo cáo"
        PHOTO = "photo", "Hình ảnh"
        OTHER = "other", "Tài liệu khác"

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="evidence")
    criterion = models.ForeignKey("seasons.Criterion", on_delete=models.PROTECT)
    kind = models.CharField("loại minh chứng", max_length=12, choices=Kind)
    title = models.CharField("tên minh chứng", max_length=200)
    issuer = models.CharField("cơ quan ban hành", max_length=150, blank=True)
    number = models.CharField("số, ký hiệu", max_length=50, blank=True)
    dated = models.DateField("ngày", null=True, blank=True)

    stored_name = models.CharField(max_length=40, editable=False)
    original_name = models.CharField(max_length=200, editable=False)
    media_type = models.CharField(max_length=80, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(editable=False)
    set_aside_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["criterion__ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_file_proves_a_criterion_once",
                fields=["nomination", "criterion", "sha256"],
                condition=Q(set_aside_at=None),
                violation_error_message="Tệp này đã có trong hồ sơ ở tiêu chuẩn này.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.vietnamese import short_date


class Evidence(models.Model):
    """One proof of one criterion. The file never changes: a better one is a new row, the old one is set aside.

    ``replaces`` is the version before, ``scanned_at`` when a virus scanner passed the file (none: nobody looked),
    ``original_seen_*`` who of the Office compared it with the original, and when.

    ``cover_boxes`` are what is to be black in its redacted twin, ``twin`` the newest one made of them. Once a version
    was covered, ``must_cover`` keeps every version of it from those who read twins, until it has one of its own.
    """

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
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="replaced_by"
    )
    scanned_at = models.DateTimeField(null=True, editable=False)
    original_seen_at = models.DateTimeField(null=True, editable=False)
    original_seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    cover_boxes = models.JSONField(default=list, editable=False)
    twin = models.ForeignKey(
        "nominations.RedactedTwin", on_delete=models.RESTRICT, null=True, editable=False, related_name="+"
    )
    must_cover = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["criterion__ordinal", "pk"]
        indexes = [
            models.Index(name="evidence_that_replaces", fields=["replaces"], condition=Q(replaces__isnull=False))
        ]
        constraints = [
            models.UniqueConstraint(
                name="a_file_proves_a_criterion_once",
                fields=["nomination", "criterion", "sha256"],
                condition=Q(set_aside_at=None),
                violation_error_message="Tệp này đã có trong hồ sơ ở tiêu chuẩn này.",
            ),
            models.CheckConstraint(
                name="original_seen_by_someone_at_a_time",
                condition=Q(original_seen_at=None, original_seen_by=None)
                | Q(original_seen_at__isnull=False, original_seen_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def awaits_cover(self) -> bool:
        """Whether it must be covered and is not yet: the file came in place of one that was."""
        return self.must_cover and self.twin_id is None

    @property
    def original_text(self) -> str:
        """Who compared it with the original, and when; empty where nobody did."""
        if self.original_seen_at is None:
            return ""
        return f"Đã đối chiếu bản chính, {self.original_seen_by}, {short_date(self.original_seen_at)}"

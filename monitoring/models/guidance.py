from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked


class Guidance(models.Model):
    """One version of a guidance document, published at once; a later version replaces it and its readers begin anew.

    ``for_all`` is for every department, else for those of ``departments``.
    """

    title = models.CharField("tên văn bản", max_length=250)
    text = models.TextField("nội dung", max_length=30_000)
    for_all = models.BooleanField("cho mọi phòng", default=True)
    departments = models.ManyToManyField("accounts.Department", blank=True, related_name="guidance")
    in_force_from = models.DateField("có hiệu lực từ ngày")
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="successor")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField("lý do thu hồi", max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="withdrawn_guidance_has_a_reason",
                condition=Q(withdrawn_at=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
            ),
            models.CheckConstraint(
                name="first_guidance_replaces_nothing",
                condition=Q(version=1, replaces=None) | Q(version__gt=1, replaces__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["replaces"], condition=Q(replaces__isnull=False), name="guidance_that_replaces"),
            models.Index(fields=["-published_at", "-id"], name="guidance_newest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (bản {self.version})" if self.version > 1 else self.title


class GuidanceFile(models.Model):
    """A file that belongs to one version; a later version that keeps it refers to the same stored file."""

    guidance = models.ForeignKey(Guidance, on_delete=models.CASCADE, related_name="files")
    stored_name = models.CharField(max_length=40)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.original_name


class GuidanceReading(models.Model):
    """That a person has read one version, as he or she said."""

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="guidance_read")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="guidance_is_read_once_by_each", fields=["guidance", "reader"])]

    def __str__(self) -> str:
        return f"{self.reader}: {self.guidance}"

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from spreading.models.kept_file import KeptFile


class Directive(models.Model):
    """A directive of the Party cell to all staff, or to those of ``departments``; published at once, never edited."""

    title = models.CharField("tên văn bản", max_length=250)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    dated = models.DateField("ngày văn bản")
    text = models.TextField("nội dung", max_length=30_000)
    for_all = models.BooleanField("cho mọi phòng", default=True)
    departments = models.ManyToManyField("accounts.Department", blank=True, related_name="directives")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField("lý do thu hồi", max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="withdrawn_directive_has_a_reason",
                condition=Q(withdrawn_at=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["-published_at", "-id"], name="directives_newest_first")]

    def __str__(self) -> str:
        return self.title


class DirectiveFile(KeptFile):
    """A file that belongs to a directive."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="files")

    class Meta:
        ordering = ["pk"]


class DirectiveReading(models.Model):
    """That a person has read a directive and was made familiar with it, as he or she said."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="directives_read")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="directive_is_read_once_by_each", fields=["directive", "reader"])]

    def __str__(self) -> str:
        return f"{self.reader}: {self.directive}"

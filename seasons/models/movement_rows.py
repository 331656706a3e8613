from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.vietnamese import file_size, short_date


class WithFile(models.Model):
    """A row with the file that proves it, where there is one."""

    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True

    @property
    def size_text(self) -> str:
        return file_size(self.size) if self.size else ""


class MovementDocument(WithFile):
    """A document by which a movement was launched (văn bản phát động), with its file where there is one.

    A row never changes: one that is wrong is set aside with a reason, and the right one added.
    """

    movement = models.ForeignKey("seasons.Movement", on_delete=models.PROTECT, related_name="documents")
    number = models.CharField("số, ký hiệu", max_length=40, help_text="Ví dụ: 12/KH-UBND.")
    dated = models.DateField("ngày ban hành")
    issuer = models.CharField("cơ quan ban hành", max_length=150)
    abstract = models.CharField("trích yếu", max_length=400)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_aside_at = models.DateTimeField(null=True, editable=False)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    set_aside_reason = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        ordering = ["movement", "dated", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_launching_document_stands_once",
                fields=["movement", "number", "dated"],
                condition=Q(set_aside_at=None),
                violation_error_message="Văn bản này đã có ở phong trào. Mời kiểm tra lại số và ngày.",
            ),
            models.CheckConstraint(
                name="launching_document_set_aside_iff_a_reason_says_so",
                condition=Q(set_aside_at=None, set_aside_by=None, set_aside_reason="")
                | (Q(set_aside_at__isnull=False, set_aside_by__isnull=False) & ~Q(set_aside_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Văn bản số {self.number}"

    @property
    def cited(self) -> str:
        """ "số 12/KH-UBND ngày 15/02/2026 của UBND tỉnh"."""
        return f"số {self.number} ngày {short_date(self.dated)} của {self.issuer}"


class MovementChange(WithFile):
    """A movement was extended or stopped, by which document and why; a row never changes.

    ``was_ends`` is the last day before. ``day`` is the new last day of an extended movement, and the first day on which
    a stopped one no longer runs.
    """

    class Kind(models.TextChoices):
        EXTENDED = "extended", "Gia hạn"
        STOPPED = "stopped", "Dừng phong trào"

    movement = models.ForeignKey("seasons.Movement", on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind)
    was_ends = models.DateField()
    day = models.DateField()
    reason = models.CharField("lý do", max_length=500)
    document = models.CharField("văn bản", max_length=200, help_text="Số, ngày và cơ quan ban hành.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["movement", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_movement_is_stopped_once", fields=["movement"], condition=Q(kind="stopped")
            ),
            models.CheckConstraint(
                name="movement_extended_means_longer", condition=~Q(kind="extended") | Q(day__gt=F("was_ends"))
            ),
            models.CheckConstraint(name="movement_change_has_its_ground", condition=~Q(reason="") & ~Q(document="")),
        ]

    def __str__(self) -> str:
        return self.told

    @property
    def short(self) -> str:
        """What changed, as a list has it."""
        if self.kind == self.Kind.STOPPED:
            return f"Dừng từ ngày {short_date(self.day)}"
        return f"Gia hạn từ hết ngày {short_date(self.was_ends)} đến hết ngày {short_date(self.day)}"

    @property
    def told(self) -> str:
        """The same as a sentence."""
        verb = "đã dừng" if self.kind == self.Kind.STOPPED else "được gia hạn"
        return f"Phong trào này {verb}{self.short.removeprefix('Dừng').removeprefix('Gia hạn')}."

from django.conf import settings
from django.db import models
from django.db.models import Q

from certificates.rendering.calibration import Shift
from certificates.rendering.places import Plan
from core.history import tracked


class BlankTemplate(models.Model):
    """Where the words go on one kind of blank (Mẫu giấy công nhận): a version, added and never changed.

    The last version of a kind is the one that prints. ``places`` are ``certificates.rendering.places.Place`` as dicts,
    in millimetres. The picture is a scan of the blank, under the words of the preview only.
    """

    class Orientation(models.TextChoices):
        LANDSCAPE = "landscape", "Ngang"
        PORTRAIT = "portrait", "Dọc"

    blank = models.ForeignKey("certificates.Blank", on_delete=models.PROTECT, related_name="templates")
    number = models.PositiveSmallIntegerField("bản")
    orientation = models.CharField("chiều giấy", max_length=9, choices=Orientation, default=Orientation.LANDSCAPE)
    places = models.JSONField()
    picture_stored_name = models.CharField(max_length=40, blank=True)
    picture_media_type = models.CharField(max_length=80, blank=True)
    picture_sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["blank", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="versions_of_a_template_differ",
                fields=["blank", "number"],
                violation_error_message="Mẫu vừa có bản mới. Đồng chí tải lại trang để xem bản ấy.",
            ),
        ]

    def __str__(self) -> str:
        return f"Mẫu giấy công nhận, {self.blank}, bản {self.number}"

    @property
    def landscape(self) -> bool:
        return self.orientation == self.Orientation.LANDSCAPE

    @property
    def plan(self) -> Plan:
        return Plan.of(self.blank.size, landscape=self.landscape, places=self.places)


class PrinterProfile(models.Model):
    """By how much one tray of one printer prints beside the place, measured on a test grid, and so is corrected.

    ``dx`` moves the print to the right and ``dy`` down, both in millimetres; ``scale`` is in percent.
    """

    name = models.CharField("máy in", max_length=80)
    tray = models.CharField("khay giấy", max_length=60)
    dx = models.DecimalField("dịch ngang", max_digits=4, decimal_places=1, default=0)
    dy = models.DecimalField("dịch dọc", max_digits=4, decimal_places=1, default=0)
    scale = models.DecimalField("tỷ lệ", max_digits=5, decimal_places=2, default=100)
    in_use = models.BooleanField(default=True, editable=False)
    changed_at = models.DateTimeField(editable=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)

    history = tracked()

    class Meta:
        ordering = ["-in_use", "name", "tray", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="printer_trays_in_use_differ",
                fields=["name", "tray"],
                condition=Q(in_use=True),
                violation_error_message="Máy in và khay này đã có. Đồng chí mở dòng ấy để sửa số đo.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.tray}"

    @property
    def shift(self) -> Shift:
        return Shift(float(self.dx), float(self.dy), float(self.scale))

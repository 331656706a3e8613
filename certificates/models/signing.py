from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked


class SignatureStage(models.TextChoices):
    """The values of ``certificates.signing.Stage``, as people read them."""

    DIRECTOR = "director", "Người có thẩm quyền"
    ORGAN = "organ", "Cơ quan"


class SigningCertificate(models.Model):
    """A public certificate (chứng thư số) whose signatures the portal accepts from a day to a day; never a key.

    The picture is what signatures made here with it show: of the handwritten signature, or of the seal.
    """

    stage = models.CharField("ký với tư cách", max_length=8, choices=SignatureStage)
    holder = models.CharField("chủ thể", max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    der = models.TextField("chứng thư, DER viết bằng số hệ 16")
    since = models.DateField("dùng từ ngày")
    until = models.DateField("dùng đến ngày")
    picture_stored_name = models.CharField(max_length=40, blank=True)
    picture_sha256 = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = tracked()

    class Meta:
        ordering = ["stage", "-since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="signing_certificate_stage_is_known", condition=Q(stage__in=SignatureStage.values)
            ),
            models.CheckConstraint(
                name="signing_picture_is_whole",
                condition=Q(picture_stored_name="", picture_sha256="")
                | (~Q(picture_stored_name="") & ~Q(picture_sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return self.holder


class SignedFile(models.Model):
    """A certificate's file after one stage of signing. The file as issued stays beside it."""

    class Way(models.TextChoices):
        KEY_FILE = "key_file", "Tệp khóa"
        TOKEN = "token", "Thiết bị ký"
        ELSEWHERE = "elsewhere", "Ký bằng công cụ khác"

    certificate = models.ForeignKey("certificates.Certificate", on_delete=models.PROTECT, related_name="signed_files")
    stage = models.CharField(max_length=8, choices=SignatureStage)
    way = models.CharField(max_length=9, choices=Way)
    holder = models.CharField(max_length=200)
    signed_at = models.DateTimeField()
    stored_name = models.CharField(max_length=40)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80, default="application/pdf")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, unique=True)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["certificate", "stage"]
        constraints = [
            models.UniqueConstraint(name="a_certificate_is_signed_once_a_stage", fields=["certificate", "stage"]),
        ]

    def __str__(self) -> str:
        return f"{self.certificate}: {self.get_stage_display()}"

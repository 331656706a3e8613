from django.conf import settings
from django.db import models
from django.db.models import Q


class PaperKind(models.TextChoices):
    """The kept papers that are offered for Word, by the kind that their rows bear."""

    SUBMISSION = "submission", "Tờ trình"
    DECISION = "decision", "Quyết định công nhận"
    HANDOVER = "handover", "Danh sách ký nhận Giấy công nhận"
    MEETING_MINUTES = "meeting_minutes", "Biên bản họp"
    COUNTING_MINUTES = "counting_minutes", "Biên bản kiểm phiếu"
    RULES = "rules", "Quy tắc kỳ này"
    RECEIPT = "receipt", "Biên nhận hồ sơ"
    SUPPLEMENT_REQUEST = "supplement_request", "Phiếu yêu cầu bổ sung"
    RESULT_LETTER = "result_letter", "Thông báo kết quả"
    ABSTENTION = "abstention", "Biên nhận phòng không giới thiệu"
    DEPARTMENT_PAPER = "department_paper", "Kế hoạch, báo cáo của phòng"
    PAPER_RECEIPT = "paper_receipt", "Biên nhận kế hoạch, báo cáo"


class PaperTemplate(models.Model):
    """One version of the office's own Word template for a kind of paper; versions stay, one may be in force."""

    kind = models.CharField("loại văn bản", max_length=20, choices=PaperKind)
    version = models.PositiveSmallIntegerField("phiên bản")
    findings = models.JSONField(default=list)
    in_force = models.BooleanField(default=False)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stored_name = models.CharField(max_length=40)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(name="one_template_of_a_version", fields=["kind", "version"]),
            models.UniqueConstraint(name="one_template_in_force", fields=["kind"], condition=Q(in_force=True)),
        ]

    def __str__(self) -> str:
        return f"Mẫu {self.get_kind_display()}, phiên bản {self.version}"

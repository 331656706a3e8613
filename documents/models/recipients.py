from django.db import models

from core.history import tracked


class RecipientGroup(models.Model):
    """Nhóm nơi nhận: the lines of the block «Nơi nhận» that papers of one type begin with, one a line."""

    class Paper(models.TextChoices):
        DECISION = "decision", "Quyết định công nhận"
        CHANGE = "change", "Văn bản đính chính, sửa đổi, thu hồi, hủy bỏ"
        SUBMISSION = "submission", "Tờ trình"
        INVITATION = "invitation", "Giấy mời họp"
        MINUTES = "minutes", "Biên bản họp, biên bản kiểm phiếu"
        SUPPLEMENT = "supplement", "Phiếu yêu cầu bổ sung"
        LETTER = "letter", "Công văn"
        REPORT = "report", "Báo cáo"
        PLAN = "plan", "Kế hoạch"

    paper = models.CharField("loại văn bản", max_length=12, choices=Paper, unique=True)
    recipients = models.TextField("nơi nhận", max_length=1_000)

    history = tracked()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Nơi nhận của {self.get_paper_display()}"

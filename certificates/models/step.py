from django.conf import settings
from django.db import models
from django.db.models import Q


class PaperStep(models.Model):
    """What was done with the paper of a certificate, by whom and on which day. Rows are added, never changed.

    A wrong entry is taken back by one of kind ``UNDONE`` that names it; the number of the certificate stays.
    ``stock`` is the line of the stock ledger that came with it, when the sheet is a pre-printed blank.
    """

    class Kind(models.TextChoices):
        PRINTED = "printed", "Đã in"
        SENT = "sent", "Đã trình ký"
        SIGNED = "signed", "Đã ký"
        STAMPED = "stamped", "Đã đóng dấu"
        HANDED = "handed", "Đã trao"
        SPOILED = "spoiled", "Tờ in hỏng"
        UNDONE = "undone", "Ghi lại bước trước"

    certificate = models.ForeignKey("certificates.Certificate", on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=7, choices=Kind)
    on = models.DateField("ngày")
    receiver = models.CharField("người nhận thay", max_length=150, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")
    stock = models.ForeignKey("certificates.StockEntry", on_delete=models.PROTECT, null=True, related_name="steps")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["certificate", "pk"]
        indexes = [models.Index(name="steps_that_undo", fields=["undoes"], condition=Q(undoes__isnull=False))]
        constraints = [
            models.CheckConstraint(
                name="step_back_names_the_step", condition=Q(kind="undone", undoes__isnull=False) | Q(undoes=None)
            ),
            models.CheckConstraint(
                name="spoiled_or_undone_has_a_reason",
                condition=~Q(kind__in=["spoiled", "undone"]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

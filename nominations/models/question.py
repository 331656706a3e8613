from django.conf import settings
from django.db import models
from django.db.models import Q


class CouncilQuestion(models.Model):
    """What the council asks the introducing department about one file, and its answer, with a file if it sends one.

    Everybody reads «Hội đồng hỏi»: who asked stands in the record of events alone. ``scanned_at`` is when a virus
    scanner passed the file (none: nobody looked).
    """

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="council_questions")
    text = models.TextField("nội dung hỏi", max_length=2_000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField("phòng trả lời", max_length=4_000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    stored_name = models.CharField(max_length=40, blank=True, editable=False)
    original_name = models.CharField(max_length=200, blank=True, editable=False)
    media_type = models.CharField(max_length=80, blank=True, editable=False)
    size = models.PositiveBigIntegerField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    scanned_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["nomination", "pk"]
        constraints = [
            models.CheckConstraint(
                name="answered_iff_it_has_a_time",
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return "Câu hỏi của Hội đồng"

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked


class Stated(models.TextChoices):
    """What the department states of its nominee on one question."""

    NO = "no", "Không"
    PENDING = "pending", "Có, đang xem xét"
    CONCLUDED = "concluded", "Đã có kết luận"


class Rating(models.TextChoices):
    """The yearly rating, the best first; the last two are no rating."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    DONE = "done", "Hoàn thành nhiệm vụ"
    NOT_DONE = "not_done", "Không hoàn thành nhiệm vụ"
    PENDING = "pending", "Chưa có kết quả xếp loại"
    EXEMPT = "exempt", "Không thuộc diện xếp loại"


class Topic(models.TextChoices):
    """What is asked before anyone is put forward or praised (Decree 152/2025, principles of award)."""

    DISCIPLINE = "discipline", "Kỷ luật"
    INSPECTION = "inspection", "Điều tra, thanh tra, kiểm tra"
    COMPLAINT = "complaint", "Khiếu nại, tố cáo"
    RATING = "rating", "Xếp loại năm"
    EVIDENCE = "evidence", "Tính xác thực của minh chứng"


class EligibilityFinding(models.Model):
    """What Office or Standing Council found on one question; it stands before what the department stated.

    ``until`` is the last day of a disciplinary period. Of a denunciation neither content nor sender is kept.
    ``waiver_reason`` is why the Standing Council lets the file go on all the same. Where nothing was found and what the
    department stated is waived, ``stated`` keeps that answer: the waiver holds for this one only.
    """

    class Status(models.TextChoices):
        PENDING = "pending", "Đang được xem xét"
        CLEARED = "cleared", "Đã có kết luận: không vi phạm"
        AGAINST = "against", "Đã có kết luận: có vi phạm"
        STATED = "stated", "Như phòng đã khai"

    #: What Office and Standing Council find.
    FOUND = (Status.PENDING, Status.CLEARED, Status.AGAINST)
    #: Characters of the department's answer that are kept.
    KEPT = 250

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="findings")
    topic = models.CharField("nội dung", max_length=10, choices=Topic)
    status = models.CharField("kết quả", max_length=8, choices=Status)
    document = models.CharField("văn bản", max_length=200, blank=True)
    until = models.DateField("hết thời hạn kỷ luật ngày", null=True, blank=True)
    stated = models.CharField(max_length=KEPT, blank=True)
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    waiver_reason = models.CharField(max_length=1_000, blank=True)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    waived_at = models.DateTimeField(null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["nomination", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_finding_per_topic", fields=["nomination", "topic"]),
            models.CheckConstraint(
                name="a_conclusion_names_its_document", condition=Q(status__in=["pending", "stated"]) | ~Q(document="")
            ),
            models.CheckConstraint(
                name="only_discipline_has_a_period", condition=Q(until=None) | Q(topic="discipline", status="against")
            ),
            models.CheckConstraint(
                name="an_answer_is_kept_only_with_its_waiver",
                condition=Q(status="stated", waived_at__isnull=False) & ~Q(stated="")
                | ~Q(status="stated") & Q(stated=""),
            ),
            models.CheckConstraint(
                name="waived_iff_there_is_a_reason",
                condition=Q(waiver_reason="", waived_by=None, waived_at=None)
                | (~Q(waiver_reason="") & Q(waived_by__isnull=False, waived_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.get_status_display()}"

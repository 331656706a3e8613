from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked

#: Kinds of letters that are taken up, as ``nominations.Complaint.Kind`` has them; one without a name is not.
TAKEN_UP = [("petition", "Đơn kiến nghị"), ("grievance", "Đơn khiếu nại"), ("denunciation", "Đơn tố cáo")]


class ComplaintTerm(models.Model):
    """In how many days a letter of a kind is answered, and whether it stops the certificate: data of the office.

    The law and the office's own rules set the days; nothing of it is fixed in code.
    """

    kind = models.CharField("loại đơn", max_length=12, choices=TAKEN_UP, unique=True)
    days = models.PositiveSmallIntegerField("số ngày giải quyết, kể từ ngày đến")
    freezes = models.BooleanField("tạm dừng in, trao, cấp đổi, cấp lại", default=True)
    basis = models.CharField("căn cứ", max_length=200)

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="term_is_of_days", condition=Q(days__gte=1, days__lte=365)),
            models.CheckConstraint(name="term_has_its_basis", condition=~Q(basis="")),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ComplaintCase(models.Model):
    """A letter that came in after the recognition was announced: when it is due, what it stops, how it ended.

    What the letter says stays with ``nominations.Complaint``: of a denunciation not a word, of none its sender.
    """

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "Giữ nguyên kết quả công nhận"
        CHANGED = "changed", "Phải thay đổi quyết định"
        WITHDRAWN = "withdrawn", "Người gửi rút đơn, dừng xem xét"

    complaint = models.OneToOneField("nominations.Complaint", on_delete=models.PROTECT, related_name="case")
    item = models.ForeignKey("certificates.DecisionItem", on_delete=models.PROTECT, related_name="cases")
    due_on = models.DateField("hạn trả lời")
    freezes = models.BooleanField()
    opened_at = models.DateTimeField()
    outcome = models.CharField("kết quả", max_length=9, choices=Outcome, blank=True)
    answer_number = models.CharField("văn bản trả lời", max_length=100, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    change = models.ForeignKey("certificates.DecisionChange", on_delete=models.PROTECT, null=True, related_name="cases")

    history = tracked()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="case_closed_iff_it_has_an_outcome",
                condition=Q(outcome="", closed_at=None, closed_by=None, answer_number="")
                | (~Q(outcome="") & ~Q(answer_number="") & Q(closed_at__isnull=False, closed_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="only_a_case_that_changes_a_decision_names_the_change",
                condition=Q(change=None) | Q(outcome="changed"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.complaint)

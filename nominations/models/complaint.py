from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked

_STOCK_LINE = "Đang được cơ quan có thẩm quyền xem xét."


class Complaint(models.Model):
    """That a letter about a file came in (đơn thư): its kind, day and incoming number, and how it was dealt with.

    The letter itself stays on paper. Of a denunciation and of a letter without a name the portal keeps no word of
    what it says, of a petition or a grievance one neutral line; of none who sent it.
    """

    class Kind(models.TextChoices):
        PETITION = "petition", "Đơn kiến nghị"
        GRIEVANCE = "grievance", "Đơn khiếu nại"
        DENUNCIATION = "denunciation", "Đơn tố cáo"
        UNSIGNED = "unsigned", "Đơn không ghi tên"

    class Handling(models.TextChoices):
        NOT_CONSIDERED = "not_considered", "Không xem xét theo quy định"
        PASSED_ON = "passed_on", "Chuyển cơ quan có thẩm quyền"
        RECHECK = "recheck", "Cho kiểm tra lại hồ sơ"

    #: Kinds of which one neutral line is kept.
    WITH_LINE = (Kind.PETITION, Kind.GRIEVANCE)
    #: All that is ever said of a denunciation.
    STOCK_SENTENCE = "đang được cơ quan có thẩm quyền xem xét"
    #: The same as a line of its own.
    STOCK_LINE = _STOCK_LINE
    #: Neutral lines on how a letter was dealt with; of one without a name nothing else is said.
    HANDLING_LINES = (
        "Không đủ điều kiện xem xét theo quy định.",
        "Đã chuyển cơ quan có thẩm quyền, chờ trả lời.",
        "Đã giao Văn phòng Sở kiểm tra lại hồ sơ.",
        STOCK_LINE,
    )

    nomination = models.ForeignKey(
        "nominations.Nomination", on_delete=models.PROTECT, related_name="complaints", verbose_name="hồ sơ"
    )
    kind = models.CharField("loại đơn", max_length=12, choices=Kind)
    received_on = models.DateField("ngày đến")
    number = models.CharField("số đến", max_length=20)
    line = models.CharField("nội dung, một dòng trung tính", max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    handling = models.CharField("xử lý", max_length=14, choices=Handling, blank=True)
    handling_line = models.CharField("nội dung xử lý", max_length=300, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_letter_is_recorded_once", fields=["nomination", "recorded_by", "number", "received_on"]
            ),
            models.CheckConstraint(
                name="only_petitions_and_grievances_have_a_line",
                condition=Q(kind__in=["petition", "grievance"]) & ~Q(line="")
                | Q(kind__in=["denunciation", "unsigned"], line=""),
            ),
            models.CheckConstraint(
                name="of_a_denunciation_only_the_stock_line_is_said",
                condition=~Q(kind="denunciation") | Q(handling_line__in=["", _STOCK_LINE]),
            ),
            models.CheckConstraint(
                name="a_handled_letter_has_words_person_and_time",
                condition=Q(handling="", handling_line="", handled_by=None, handled_at=None)
                | (~Q(handling="") & ~Q(handling_line="") & Q(handled_by__isnull=False, handled_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Đơn thư số đến {self.number}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Stock lines on how it is dealt with."""
        return (self.STOCK_LINE,) if self.kind == self.Kind.DENUNCIATION else self.HANDLING_LINES

    @property
    def may_be_worded(self) -> bool:
        """Whether, beside the stock lines, words of one's own may say how it is dealt with."""
        return self.kind in self.WITH_LINE

    @property
    def told(self) -> str:
        """What is kept of what it says."""
        return self.STOCK_SENTENCE if self.kind == self.Kind.DENUNCIATION else self.line

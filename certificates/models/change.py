from django.conf import settings
from django.db import models
from django.db.models import Q

from certificates.workflow import ChangeState, change_state_choices
from core.history import tracked
from core.vietnamese import short_date
from seasons.models import FrozenPaper


class DecisionChange(models.Model):
    """A later paper by which an issued decision, or what was granted by it, is changed.

    An issued decision itself is never edited (Decree 30/2020/NĐ-CP, article 18): a fault of form is put right by a
    letter, a fault of content by a decision; what was granted is recalled, or the recognition of named persons
    annulled on one of the four grounds of the Law on emulation and commendation, article 93.
    """

    class Kind(models.TextChoices):
        CORRECT = "correct", "Đính chính"
        AMEND = "amend", "Sửa đổi"
        REPLACE = "replace", "Thay thế"
        RECALL = "recall", "Thu hồi Giấy công nhận"
        ANNUL = "annul", "Hủy bỏ công nhận"

    class Ground(models.TextChoices):
        FALSE_MERIT = "a", "Kê khai gian dối, không đúng sự thật về thành tích"
        FALSE_PAPERS = "b", "Cung cấp thông tin sai hoặc làm giả hồ sơ, giấy tờ"
        UNLAWFUL_PROCEDURE = "c", "Thẩm định, trình công nhận trái quy định của pháp luật"
        LATER_CONCLUSION = "d", "Có kết luận, quyết định, bản án về vi phạm trong thời gian tính thành tích"

    #: Kinds that put words right, and kinds that take force away from certificates.
    WORDING = (Kind.CORRECT, Kind.AMEND, Kind.REPLACE)
    ENDING = (Kind.RECALL, Kind.ANNUL)

    decision = models.ForeignKey("certificates.Decision", on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField("việc", max_length=7, choices=Kind)
    ground = models.CharField("căn cứ hủy bỏ", max_length=1, choices=Ground, blank=True)
    reason = models.TextField("lý do", max_length=2_000)
    number = models.PositiveIntegerField("số")
    symbol = models.CharField("ký hiệu", max_length=20)
    dated = models.DateField("ngày")
    number_year = models.PositiveSmallIntegerField(editable=False)
    recipients = models.TextField("nơi nhận", max_length=1_000)
    signer_title = models.JSONField("chức vụ người ký", default=list)
    signer_name = models.CharField("người ký", max_length=100)
    state = models.CharField(max_length=8, choices=change_state_choices, default=ChangeState.MADE, editable=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["decision", "dated", "pk"]
        constraints = [
            models.CheckConstraint(name="change_state_is_known", condition=Q(state__in=ChangeState.values)),
            models.UniqueConstraint(
                name="change_numbers_differ_within_a_year",
                fields=["number_year", "number", "symbol"],
                violation_error_message="Số này đã dùng cho một văn bản khác trong năm. Mời đồng chí kiểm tra lại.",
            ),
            models.CheckConstraint(
                name="annulling_has_its_ground",
                condition=Q(kind="annul", ground__in=["a", "b", "c", "d"]) | (~Q(kind="annul") & Q(ground="")),
            ),
            models.CheckConstraint(
                name="change_issued_iff_it_has_a_time",
                condition=Q(state="issued", issued_at__isnull=False) | (~Q(state="issued") & Q(issued_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} số {self.full_number}"

    @property
    def form(self) -> str:
        """The form of the paper: a letter for a fault of form, else a decision."""
        return "Công văn" if self.kind == self.Kind.CORRECT else "Quyết định"

    @property
    def full_number(self) -> str:
        """As papers print it: 05/QĐ-SNgV."""
        return f"{self.number:02d}/{self.symbol}"

    @property
    def cited(self) -> str:
        """ "Quyết định số 12/QĐ-SNgV ngày 15/03/2027"."""
        return f"{self} ngày {short_date(self.dated)}"


class ChangeItem(models.Model):
    """What a change touches: one of the recognised, or (without ``item``) words of the decision as a whole."""

    change = models.ForeignKey(DecisionChange, on_delete=models.PROTECT, related_name="items")
    item = models.ForeignKey("certificates.DecisionItem", on_delete=models.PROTECT, null=True, related_name="changes")
    printed = models.CharField("chữ đã in", max_length=500, blank=True)
    becomes = models.CharField("chữ đúng", max_length=500, blank=True)

    class Meta:
        ordering = ["change", "item__ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(name="a_change_touches_an_item_once", fields=["change", "item"]),
            models.CheckConstraint(
                name="words_are_changed_or_somebody_is_named",
                condition=Q(item__isnull=False, printed="", becomes="") | (~Q(printed="") & ~Q(becomes="")),
            ),
        ]

    def __str__(self) -> str:
        return self.item.nomination.name if self.item else "Cả quyết định"

    @property
    def told(self) -> str:
        """What was put right, as a sentence of the public look-up; for kinds that put words right."""
        return f"{self.change.cited}: «{self.printed}» nay ghi đúng là «{self.becomes}»."


class ChangePaper(FrozenPaper):
    """The paper of a change as it was made, and its signed copy."""

    change = models.OneToOneField(DecisionChange, on_delete=models.PROTECT, related_name="paper")

    class Meta(FrozenPaper.Meta):
        ordering = ["change"]

    def __str__(self) -> str:
        return str(self.change)

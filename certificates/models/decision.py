from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from certificates.workflow import DecisionState, decision_state_choices
from core.history import tracked

if TYPE_CHECKING:
    from certificates.models.certificate import Certificate

_NUMBERED = [DecisionState.NUMBERED, DecisionState.ISSUED]


class Decision(models.Model):
    """One recognition decision of the Director, from the submission (tờ trình) to its issue.

    The words that papers print (title, recipients, implementers …) are proposed by ``certificates.wording``
    and kept here as the office wrote them.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="decisions")
    ordinal = models.PositiveSmallIntegerField(editable=False)
    state = models.CharField(
        max_length=10, choices=decision_state_choices, default=DecisionState.DRAFTING, editable=False
    )
    submission_number = models.CharField("số tờ trình", max_length=40, blank=True)
    submission_date = models.DateField("ngày tờ trình", null=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField("nội dung công nhận", max_length=120, blank=True)
    submission_recipients = models.TextField("nơi nhận của tờ trình", max_length=1_000, blank=True)
    number = models.PositiveIntegerField("số quyết định", null=True)
    number_year = models.PositiveSmallIntegerField(null=True, editable=False)
    symbol = models.CharField("ký hiệu", max_length=20, blank=True)
    dated = models.DateField("ngày quyết định", null=True)
    implementers = models.CharField("nơi chịu trách nhiệm thi hành", max_length=300, blank=True)
    further_article = models.TextField("điều khoản giao việc", max_length=1_000, blank=True)
    recipients = models.TextField("nơi nhận", max_length=1_000, blank=True)
    register_suffix = models.CharField("ký hiệu sổ theo dõi cấp Giấy công nhận", max_length=20, blank=True)
    signer_title = models.JSONField("chức vụ người ký", default=list)
    signer_name = models.CharField("người ký", max_length=100, blank=True)
    issued_at = models.DateTimeField(null=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["-season__year", "-ordinal"]
        constraints = [
            models.CheckConstraint(name="decision_state_is_known", condition=Q(state__in=DecisionState.values)),
            models.UniqueConstraint(name="decision_ordinals_differ", fields=["season", "ordinal"]),
            models.UniqueConstraint(
                name="one_decision_in_the_making_per_season",
                fields=["season"],
                condition=Q(state=DecisionState.DRAFTING),
            ),
            models.UniqueConstraint(
                name="decision_numbers_differ_within_a_year",
                fields=["number_year", "number", "symbol"],
                condition=Q(number__isnull=False),
                violation_error_message="Số này đã dùng cho một quyết định khác trong năm. Mời đồng chí kiểm tra lại.",
            ),
            models.CheckConstraint(
                name="decision_numbered_iff_it_has_number_and_date",
                condition=Q(state__in=_NUMBERED, number__isnull=False, dated__isnull=False, number_year__isnull=False)
                | (~Q(state__in=_NUMBERED) & Q(number=None, dated=None, number_year=None)),
            ),
            models.CheckConstraint(
                name="decision_issued_iff_it_has_a_time",
                condition=Q(state=DecisionState.ISSUED, issued_at__isnull=False)
                | (~Q(state=DecisionState.ISSUED) & Q(issued_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"Quyết định số {self.full_number}" if self.number else f"Đợt công nhận {self.ordinal}"

    @property
    def day(self) -> date:
        """The day that the decision bears.

        :raises ValueError: it has not been numbered yet.
        """
        if self.dated is None:
            raise ValueError("a decision without a number has no date")
        return self.dated

    @property
    def full_number(self) -> str:
        """As papers print it: 05/QĐ-SNgV (two digits below ten, Decree 30/2020)."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""


class DecisionItem(models.Model):
    """What the Director decides on one nomination; a reason is due unless it is recognised as it passed.

    ``agenda_item`` and ``passed`` are the council's result that he decides on. An outcome left empty in a
    decided list means that the file was suspended then: it returns on a later list.
    """

    class Outcome(models.TextChoices):
        RECOGNISE = "recognise", "Công nhận"
        DECLINE = "decline", "Không công nhận"
        SEND_BACK = "send_back", "Trả lại Hội đồng"
        ASK = "ask", "Yêu cầu phòng giải trình"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="items")
    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="decision_items")
    agenda_item = models.ForeignKey("councils.AgendaItem", on_delete=models.PROTECT, related_name="decision_items")
    passed = models.BooleanField("đạt tỷ lệ phiếu")
    ordinal = models.PositiveSmallIntegerField()
    outcome = models.CharField("quyết định", max_length=9, choices=Outcome, blank=True)
    reason = models.TextField("lý do", max_length=2_000, blank=True)

    class Meta:
        ordering = ["decision", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="decision_lists_a_nomination_once", fields=["decision", "nomination"]),
            models.CheckConstraint(
                name="departing_or_declining_has_a_reason",
                condition=Q(outcome="") | Q(outcome="recognise", passed=True) | ~Q(reason=""),
                violation_error_message="Quyết định này phải ghi rõ lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}. {self.nomination.name}"

    @property
    def certificate(self) -> "Certificate | None":
        """The last certificate of its chain: the one in force, unless it is revoked. Reads the prefetched rows."""
        return max(self.certificates.all(), key=lambda row: row.pk, default=None)

    @property
    def departs(self) -> bool:
        """Whether the outcome departs from the council's result, either way (features E04)."""
        return (self.outcome == self.Outcome.RECOGNISE) != self.passed and self.outcome in (
            self.Outcome.RECOGNISE,
            self.Outcome.DECLINE,
        )

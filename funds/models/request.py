from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from funds.workflow import GRANTED, State, state_choices


class SupportRequest(models.Model):
    """A department asks that a fund supports a new factor, or somebody recognised: exactly one of the two.

    ``amount`` is what is asked for, ``approved_amount`` what the Director approved and the Office pays, in whole đồng.
    ``fund`` is the one wanted, then the one that the Office proposes. ``answer`` is the last reason given: of a return,
    a refusal, a place in the queue. ``season`` is the one in which it is weighed; the queue changes it.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="support_requests")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="support_requests")
    new_factor = models.ForeignKey(
        "nurturing.NewFactor", on_delete=models.PROTECT, null=True, related_name="support_requests"
    )
    nomination = models.ForeignKey(
        "nominations.Nomination", on_delete=models.PROTECT, null=True, related_name="support_requests"
    )
    state = models.CharField(max_length=9, choices=state_choices, default=State.DRAFT, editable=False)
    fund = models.ForeignKey("funds.Fund", on_delete=models.PROTECT, verbose_name="quỹ", related_name="requests")
    amount = models.PositiveBigIntegerField("số tiền đề nghị")
    purpose = models.CharField("mục đích hỗ trợ", max_length=300)
    basis = models.TextField("căn cứ, giải trình", max_length=4_000)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    note = models.TextField("ý kiến của Văn phòng Sở", max_length=2_000, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(null=True)
    approved_amount = models.PositiveBigIntegerField("số tiền được duyệt", null=True)
    decision_number = models.CharField("số quyết định hỗ trợ", max_length=40, blank=True)
    decision_date = models.DateField("ngày quyết định hỗ trợ", null=True)
    answer = models.TextField("lý do", max_length=1_000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="support_request_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="support_is_for_one_new_factor_or_one_recognised",
                condition=Q(new_factor=None, nomination__isnull=False) | Q(new_factor__isnull=False, nomination=None),
            ),
            models.CheckConstraint(name="support_asked_for_is_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="support_that_is_weighed_was_sent",
                condition=Q(state__in=(State.DRAFT, State.WITHDRAWN)) | Q(sent_at__isnull=False, sent_by__isnull=False),
            ),
            models.CheckConstraint(
                name="support_is_approved_iff_it_has_a_sum",
                condition=Q(state__in=GRANTED, approved_amount__gt=0, answered_by__isnull=False)
                | (~Q(state__in=GRANTED) & Q(approved_amount=None)),
            ),
            models.CheckConstraint(
                name="support_approved_after_the_office_noted",
                condition=~Q(state__in=(State.NOTED, *GRANTED)) | (Q(noted_by__isnull=False) & ~Q(note="")),
            ),
            models.CheckConstraint(
                name="support_refused_says_why",
                condition=~Q(state__in=(State.RETURNED, State.DECLINED, State.QUEUED)) | ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="support_decision_has_number_and_date",
                condition=Q(decision_number="", decision_date=None)
                | (Q(decision_date__isnull=False) & ~Q(decision_number="")),
            ),
        ]
        indexes = [
            models.Index(fields=["department", "-id"], name="support_of_a_department"),
            models.Index(fields=["state", "-id"], name="support_of_a_state"),
        ]

    def __str__(self) -> str:
        return f"Đề nghị hỗ trợ: {self.purpose}"

    @property
    def subject(self) -> Any:
        """The nomination of somebody recognised, or the new factor."""
        return self.nomination or self.new_factor

    @property
    def whom(self) -> str:
        """Who is to be supported, as papers name them."""
        return str(self.subject.addressed)

    @property
    def granted(self) -> int:
        """What was approved, else what is asked for."""
        return self.approved_amount or self.amount

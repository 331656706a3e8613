from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from seasons.workflow import RegistrationState, registration_state_choices

S = RegistrationState


class Registration(models.Model):
    """A department's answer to a movement (đăng ký tham gia): what it undertakes, or why it does not take part.

    ``text`` is the department's targets where it joins, else its reason. ``settled_at`` is when it was approved or
    refused; ``refusal`` says why. ``version`` rises with every edit.
    """

    movement = models.ForeignKey("seasons.Movement", on_delete=models.PROTECT, related_name="registrations")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="registrations")
    state = models.CharField(max_length=8, choices=registration_state_choices, default=S.DRAFT, editable=False)
    joins = models.BooleanField("tham gia", default=True)
    text = models.TextField("nội dung đăng ký, hoặc lý do không tham gia", max_length=5_000)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    refusal = models.CharField("lý do từ chối", max_length=500, blank=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["movement", "department"]
        constraints = [
            models.UniqueConstraint(name="a_department_registers_once", fields=["movement", "department"]),
            models.CheckConstraint(name="registration_state_is_known", condition=Q(state__in=S.values)),
            models.CheckConstraint(name="registration_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="registration_sent_iff_somebody_did",
                condition=Q(state=S.DRAFT, sent_at=None, sent_by=None)
                | (~Q(state=S.DRAFT) & Q(sent_at__isnull=False, sent_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="registration_settled_iff_somebody_did",
                condition=Q(state__in=(S.REFUSED, S.APPROVED), settled_at__isnull=False, settled_by__isnull=False)
                | Q(state__in=(S.DRAFT, S.WAITING), settled_at=None, settled_by=None),
            ),
            models.CheckConstraint(
                name="registration_refused_iff_a_reason_says_so",
                condition=(Q(state=S.REFUSED) & ~Q(refusal="")) | (~Q(state=S.REFUSED) & Q(refusal="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department}: {self.movement}"

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from spreading.models.kept_file import KeptFile
from spreading.workflow import ReplicationState, replication_state_choices


class Replication(models.Model):
    """A unit of the agency, or another body named in ``body``, has adopted what it learned from a recognised model.

    ``changed_by`` is whoever wrote it last. Confirmed, it stands on the model's public page.
    """

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="replications")
    department = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, null=True, related_name="replications"
    )
    body = models.CharField("đơn vị khác", max_length=200, blank=True)
    adopted = models.TextField("nội dung áp dụng", max_length=2_000)
    since = models.DateField("áp dụng từ ngày")
    result = models.TextField("kết quả", max_length=4_000)
    people = models.PositiveIntegerField("số người áp dụng", null=True)
    state = models.CharField(
        max_length=9, choices=replication_state_choices, default=ReplicationState.WAITING, editable=False
    )
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)
    return_reason = models.CharField("lý do trả lại", max_length=500, blank=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="replication_state_is_known", condition=Q(state__in=ReplicationState.values)),
            models.CheckConstraint(
                name="replication_names_a_department_or_a_body",
                condition=(Q(department__isnull=False, body="")) | (Q(department=None) & ~Q(body="")),
            ),
            models.CheckConstraint(
                name="replication_confirmed_iff_somebody_else_did",
                condition=(
                    Q(state=ReplicationState.CONFIRMED, confirmed_at__isnull=False, confirmed_by__isnull=False)
                    & ~Q(confirmed_by=models.F("entered_by"))
                    & ~Q(confirmed_by=models.F("changed_by"))
                )
                | (~Q(state=ReplicationState.CONFIRMED) & Q(confirmed_at=None, confirmed_by=None)),
            ),
            models.CheckConstraint(
                name="replication_is_returned_with_a_reason",
                condition=~Q(state=ReplicationState.RETURNED) | ~Q(return_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["nomination", "state"], name="replications_of_a_model"),
            models.Index(fields=["id"], condition=Q(state=ReplicationState.WAITING), name="replications_that_wait"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.adopted[:80]}"

    @property
    def unit(self) -> str:
        """Who learned, by name."""
        return str(self.department) if self.department_id else self.body


class ReplicationProof(KeptFile):
    """A file that proves the result."""

    replication = models.ForeignKey(Replication, on_delete=models.PROTECT, related_name="proofs")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

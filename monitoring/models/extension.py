from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.milestones import PAPERS, paper_choices


class Extension(models.Model):
    """More time for one paper of one department: it is due before ``until`` ("trước ngày"), never earlier than before.

    It stands until it is withdrawn; of several that stand the latest date holds. Rows are never deleted.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="extensions")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="extensions")
    kind = models.CharField("loại văn bản", max_length=6, choices=paper_choices())
    until = models.DateField("nộp trước ngày")
    reason = models.TextField("lý do", max_length=1_000)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawal_reason = models.TextField("lý do thôi gia hạn", max_length=1_000, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="extension_kind_is_known", condition=Q(kind__in=[kind.value for kind in PAPERS])
            ),
            models.CheckConstraint(name="extension_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="extension_withdrawn_iff_somebody_said_why",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal_reason="")),
            ),
            models.UniqueConstraint(
                name="one_extension_to_a_day_stands",
                fields=["season", "department", "kind", "until"],
                condition=Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Gia hạn {self.get_kind_display()} của {self.department}"

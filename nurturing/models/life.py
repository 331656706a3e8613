from django.conf import settings
from django.db import models
from django.db.models import F, Q


class LifeEvent(models.Model):
    """What happened to a new factor (biến động) and moved, paused, ended or resumed its plan; rows only grow.

    ``note`` says why; one that is ``kept_apart``, of a discipline and of what lifts or ends it, is read by the heads,
    the Standing Council and the council alone.
    """

    class Kind(models.TextChoices):
        TRANSFER = "transfer", "Chuyển phòng"
        LEAVE = "leave", "Nghỉ, đi học, đi biệt phái"
        DISCIPLINE = "discipline", "Bị xem xét, thi hành kỷ luật"
        RETIREMENT = "retirement", "Nghỉ hưu"
        DEATH = "death", "Từ trần"
        RESUMED = "resumed", "Tiếp tục"
        OTHER = "other", "Lý do khác"

    new_factor = models.ForeignKey("nurturing.NewFactor", on_delete=models.PROTECT, related_name="life_events")
    kind = models.CharField("biến động", max_length=10, choices=Kind)
    happened_on = models.DateField("từ ngày")
    until = models.DateField("dự kiến đến hết ngày", null=True)
    note = models.TextField("lý do", max_length=1_000)
    kept_apart = models.BooleanField(default=False)
    from_department = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="phòng cũ"
    )
    to_department = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="phòng mới"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_discipline_is_kept_apart", condition=~Q(kind="discipline") | Q(kept_apart=True)
            ),
            models.CheckConstraint(name="life_event_has_a_reason", condition=~Q(note="")),
            models.CheckConstraint(
                name="transfer_names_both_departments",
                condition=Q(kind="transfer", from_department__isnull=False, to_department__isnull=False)
                | (~Q(kind="transfer") & Q(from_department=None, to_department=None)),
            ),
            models.CheckConstraint(
                name="life_event_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("happened_on"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

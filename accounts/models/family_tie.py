from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.history import tracked


class FamilyTie(models.Model):
    """A person's statement that a colleague is a relative: counts in both directions, shown to these two alone."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ties_stated", verbose_name="người khai"
    )
    relative = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ties_told", verbose_name="người thân"
    )
    stated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField("lý do rút", max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["person", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_standing_tie_of_two_people", fields=["person", "relative"], condition=Q(withdrawn_at=None)
            ),
            models.CheckConstraint(name="nobody_is_ones_own_relative", condition=~Q(person=F("relative"))),
            models.CheckConstraint(
                name="withdrawn_tie_has_a_reason", condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason="")
            ),
        ]

    def __str__(self) -> str:
        return "Khai người thân trong cơ quan"

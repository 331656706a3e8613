from django.db import models

from core.history import tracked


class Council(models.Model):
    """A Hội đồng Thi đua - Khen thưởng as established by a decision.

    It sits in the season in which it was established; with ``term_until`` also in later ones, to the end of that day.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="councils")
    decision_number = models.CharField("số quyết định thành lập", max_length=40)
    decision_date = models.DateField("ngày quyết định")
    term_until = models.DateField("nhiệm kỳ đến hết ngày", null=True, blank=True)
    established_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["-established_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_council_in_office_per_season", fields=["season"], condition=models.Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="council_term_follows_its_decision",
                condition=models.Q(term_until=None) | models.Q(term_until__gt=models.F("decision_date")),
            ),
        ]

    def __str__(self) -> str:
        return f"Hội đồng theo Quyết định số {self.decision_number}"


class CouncilMember(models.Model):
    """A seat on the council; role and dates are those of the duty behind it."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    duty = models.OneToOneField("accounts.Duty", on_delete=models.PROTECT, related_name="council_seat")
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["council", "ordinal"]
        constraints = [models.UniqueConstraint(name="council_seats_differ", fields=["council", "ordinal"])]

    def __str__(self) -> str:
        return str(self.duty.user)

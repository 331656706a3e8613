from django.db import models

from core.history import tracked


class SeasonRule(models.Model):
    """One rule of the season as data: its value, where it comes from, who approved it and when.

    What each key means and which values it takes is said in ``seasons.rule_specs``.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.CASCADE, related_name="rules")
    key = models.CharField(max_length=30)
    value = models.CharField(max_length=40)
    source = models.CharField("nguồn", max_length=250)
    approved_by = models.CharField("người phê duyệt", max_length=150)
    approved_on = models.DateField("ngày phê duyệt")

    history = tracked()

    class Meta:
        ordering = ["season", "key"]
        constraints = [models.UniqueConstraint(name="one_value_per_rule_and_season", fields=["season", "key"])]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"

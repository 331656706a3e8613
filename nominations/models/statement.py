from django.db import models


class CriterionStatement(models.Model):
    """What the department states for one criterion: one cell of the criterion-by-evidence matrix."""

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="statements")
    criterion = models.ForeignKey("seasons.Criterion", on_delete=models.PROTECT)
    text = models.TextField("thành tích chứng minh", max_length=4_000, blank=True)

    class Meta:
        ordering = ["criterion__ordinal"]
        constraints = [
            models.UniqueConstraint(name="one_statement_per_criterion", fields=["nomination", "criterion"]),
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id}: {self.criterion_id}"

from django.db import models

from monitoring.models.paper import PaperVersion
from seasons.models import FrozenPaper, PaperKind


class PrintedPaper(FrozenPaper):
    """What was printed when a version was handed in: the paper in official form, and its receipt."""

    class Kind(models.TextChoices):
        DEPARTMENT_PAPER = PaperKind.DEPARTMENT_PAPER.value, str(PaperKind.DEPARTMENT_PAPER.label)
        PAPER_RECEIPT = PaperKind.PAPER_RECEIPT.value, str(PaperKind.PAPER_RECEIPT.label)

    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="printed")
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta(FrozenPaper.Meta):
        ordering = ["version", "kind"]
        constraints = [
            *FrozenPaper.Meta.constraints,
            models.UniqueConstraint(name="one_print_of_a_kind_per_version", fields=["version", "kind"]),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

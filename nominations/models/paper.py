from django.db import models

from seasons.models import FrozenPaper


class NominationPaper(FrozenPaper):
    """A paper of a dossier: one receipt for each submission, one request for each return; *turn* counts them."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "Biên nhận hồ sơ"
        SUPPLEMENT_REQUEST = "supplement_request", "Phiếu yêu cầu bổ sung"

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=Kind)
    turn = models.PositiveSmallIntegerField()

    class Meta(FrozenPaper.Meta):
        ordering = ["nomination", "kind", "turn"]
        constraints = [
            *FrozenPaper.Meta.constraints,
            models.UniqueConstraint(name="one_paper_of_a_kind_per_turn", fields=["nomination", "kind", "turn"]),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

from django.db import models
from django.db.models import Q

from seasons.models import FrozenPaper


class Abstention(FrozenPaper):
    """A department's word that it puts nobody forward this season (Phòng không giới thiệu), with its receipt.

    It stands until it is taken back (``set_aside_at``); one stands for a department at a time.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="abstentions")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="abstentions")
    reason = models.TextField("lý do", max_length=1_000)

    class Meta(FrozenPaper.Meta):
        ordering = ["season", "-made_at"]
        constraints = [
            *FrozenPaper.Meta.constraints,
            models.UniqueConstraint(
                name="one_abstention_of_a_department_stands",
                fields=["season", "department"],
                condition=Q(set_aside_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} không giới thiệu"

from django.db import models
from django.db.models import Q

from seasons.models import FrozenPaper


class SessionPaper(FrozenPaper):
    """A paper of a session: the invitation, minutes of meeting and count, ballots, the rules annexed.

    ``given`` is what was typed for it, as JSON, for the form to begin with when the paper is made again.
    """

    class Kind(models.TextChoices):
        MEETING_MINUTES = "meeting_minutes", "Biên bản họp"
        COUNTING_MINUTES = "counting_minutes", "Biên bản kiểm phiếu"
        RULES = "rules", "Quy tắc kỳ này"
        BALLOT = "ballot", "Phiếu bình xét"
        INVITATION = "invitation", "Giấy mời họp"

    session = models.ForeignKey("councils.CouncilSession", on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=16, choices=Kind)
    box = models.ForeignKey("councils.BallotBox", on_delete=models.PROTECT, null=True, related_name="+")
    given = models.JSONField(default=dict)

    class Meta(FrozenPaper.Meta):
        ordering = ["session", "kind", "pk"]
        constraints = [
            *FrozenPaper.Meta.constraints,
            models.UniqueConstraint(
                name="one_paper_of_a_kind_in_force",
                fields=["session", "kind"],
                condition=Q(set_aside_at=None, box=None),
            ),
            models.UniqueConstraint(
                name="one_ballot_per_box_in_force",
                fields=["session", "kind", "box"],
                condition=Q(set_aside_at=None, box__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

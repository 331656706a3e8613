from django.db import models
from django.db.models import Q

from core.vietnamese import moment
from seasons.models import FrozenPaper


class DecisionPaper(FrozenPaper):
    """A paper of a decision: the submission, the decision with its list, the hand-over list."""

    class Kind(models.TextChoices):
        SUBMISSION = "submission", "Tờ trình"
        DECISION = "decision", "Quyết định công nhận"
        HANDOVER = "handover", "Danh sách ký nhận Giấy công nhận"

    decision = models.ForeignKey("certificates.Decision", on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta(FrozenPaper.Meta):
        ordering = ["decision", "kind", "pk"]
        constraints = [
            *FrozenPaper.Meta.constraints,
            models.UniqueConstraint(
                name="one_decision_paper_of_a_kind_in_force",
                fields=["decision", "kind"],
                condition=Q(set_aside_at=None),
            ),
        ]

    @property
    def set_aside_text(self) -> str:
        return f"Để riêng từ {moment(self.set_aside_at)}" if self.set_aside_at else ""

    def __str__(self) -> str:
        return str(self.get_kind_display())

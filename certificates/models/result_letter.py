from django.conf import settings
from django.db import models
from django.db.models import Q

from certificates.models.decision import DecisionItem
from certificates.workflow import LetterState, letter_state_choices
from core.history import tracked
from seasons.models import FrozenPaper, PaperKind


class ResultLetter(models.Model):
    """What a department is told in writing of the files that it introduced; without a department, the council.

    ``items`` are the files it tells of: recognised or not, never a vote's figures. The Director's reasons stand in
    the council's letter alone, which tells where he departed from its result.
    """

    decision = models.ForeignKey("certificates.Decision", on_delete=models.PROTECT, related_name="letters")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, null=True, related_name="+")
    items = models.ManyToManyField(DecisionItem, related_name="letters")
    state = models.CharField(max_length=9, choices=letter_state_choices, default=LetterState.DRAFT, editable=False)
    opening = models.TextField("lời mở đầu", max_length=2_000)
    closing = models.TextField("lời kết", max_length=2_000)
    drafted_at = models.DateTimeField(editable=False)
    released_at = models.DateTimeField(null=True, editable=False)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    discard_reason = models.CharField("lý do không gửi", max_length=500, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="letter_state_is_known", condition=Q(state__in=LetterState.values)),
            models.UniqueConstraint(name="a_department_has_one_letter", fields=["decision", "department"]),
            models.UniqueConstraint(
                name="the_council_has_one_letter", fields=["decision"], condition=Q(department=None)
            ),
            models.CheckConstraint(
                name="letter_released_iff_somebody_did",
                condition=Q(state=LetterState.RELEASED, released_at__isnull=False, released_by__isnull=False)
                | (~Q(state=LetterState.RELEASED) & Q(released_at=None, released_by=None)),
            ),
            models.CheckConstraint(
                name="letter_discarded_iff_a_reason_says_so",
                condition=(Q(state=LetterState.DISCARDED) & ~Q(discard_reason=""))
                | (~Q(state=LetterState.DISCARDED) & Q(discard_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Thư báo kết quả gửi {self.addressee}"

    @property
    def addressee(self) -> str:
        return self.department.name if self.department else "Hội đồng Thi đua - Khen thưởng Sở"


class LetterPaper(FrozenPaper):
    """The paper of a letter as it was sent."""

    kind = PaperKind.RESULT_LETTER
    letter = models.OneToOneField(ResultLetter, on_delete=models.PROTECT, related_name="paper")

    class Meta(FrozenPaper.Meta):
        ordering = ["letter"]

    def __str__(self) -> str:
        return f"{self.kind.label} gửi {self.letter.addressee}"

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from rolemodels.workflow import State, state_choices


class PraiseProposal(models.Model):
    """That the agency asks somebody to praise one whom it recognised, and what came of it.

    A Giấy khen or Bằng khen is another act than the Giấy công nhận, by whoever is competent for its ``level``;
    ``composed`` is the letter that asks for it, in the book of documents. Days to praise are counted from the date of
    the recognition decision (``recognised_on``) to that of the praising one (``decision_date``).
    """

    class Form(models.TextChoices):
        LETTER = "giay_khen", "Giấy khen"
        DIPLOMA = "bang_khen", "Bằng khen"
        TITLE = "danh_hieu", "Danh hiệu thi đua"
        OTHER = "khac", "Hình thức khác"

    class Level(models.TextChoices):
        AGENCY = "so", "Giám đốc Sở"
        PROVINCE = "tinh", "Chủ tịch Ủy ban nhân dân tỉnh"
        MINISTRY = "bo", "Bộ, ngành, đoàn thể trung ương"
        STATE = "nha_nuoc", "Thủ tướng Chính phủ, Chủ tịch nước"

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="praise")
    form = models.CharField("hình thức khen", max_length=9, choices=Form)
    level = models.CharField("cấp khen", max_length=8, choices=Level)
    state = models.CharField(max_length=9, choices=state_choices, default=State.PROPOSED, editable=False)
    recognised_on = models.DateField()
    composed = models.ForeignKey("documents.Composed", on_delete=models.PROTECT, related_name="praise")
    proposed_on = models.DateField("ngày lập đề nghị")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decision_number = models.CharField("số quyết định khen thưởng", max_length=40, blank=True)
    decision_date = models.DateField("ngày quyết định khen thưởng", null=True)
    answer = models.TextField("lý do", max_length=1_000, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="praise_state_is_known", condition=Q(state__in=State.values)),
            models.UniqueConstraint(
                name="one_open_proposal_of_a_praise",
                fields=["nomination", "form", "level"],
                condition=Q(state=State.PROPOSED),
            ),
            models.CheckConstraint(
                name="praise_granted_iff_a_decision_says_so",
                condition=(Q(state=State.GRANTED, decision_date__isnull=False) & ~Q(decision_number=""))
                | (~Q(state=State.GRANTED) & Q(decision_date=None, decision_number="")),
            ),
            models.CheckConstraint(
                name="praise_not_granted_says_why",
                condition=~Q(state__in=(State.DECLINED, State.WITHDRAWN)) | ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="praise_settled_by_somebody",
                condition=Q(state=State.PROPOSED, settled_by=None, settled_at=None)
                | (~Q(state=State.PROPOSED) & Q(settled_by__isnull=False, settled_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["nomination", "-id"], name="praise_of_a_nominee")]

    def __str__(self) -> str:
        return f"{self.get_form_display()} của {self.get_level_display()}"

    @property
    def days(self) -> int | None:
        """Days from the recognition decision to the praise; None until there is one."""
        return (self.decision_date - self.recognised_on).days if self.decision_date else None

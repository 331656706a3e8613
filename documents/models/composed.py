from django.db import models
from django.db.models import Q

from core.history import tracked
from seasons.models import FrozenPaper, Season


class Composed(models.Model):
    """A paper whose words the office writes in the portal: a draft until it has its number.

    Texts hold an entry a line: ``addressed_to``, ``bases`` (căn cứ) and ``recipients``; ``body`` a paragraph a line.
    ``figures`` are tables filled by the portal, printed as an annex (``documents.papers.composed.Figures``), as JSON.
    ``season`` is the one that it is about; none before the first season is laid out.
    """

    class Kind(models.TextChoices):
        LETTER = "letter", "Công văn"
        REPORT = "report", "Báo cáo"
        PLAN = "plan", "Kế hoạch"

    class Signing(models.TextChoices):
        DIRECTOR = "director", "Giám đốc, hoặc người ký thay (KT.)"
        ORDERED = "ordered", "Thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.) Giám đốc"

    kind = models.CharField("loại văn bản", max_length=10, choices=Kind)
    season = models.ForeignKey(Season, on_delete=models.PROTECT, null=True, editable=False, related_name="composed")
    subject = models.CharField("trích yếu", max_length=250)
    addressed_to = models.TextField("kính gửi", max_length=1_000, blank=True)
    bases = models.TextField("căn cứ", max_length=4_000, blank=True)
    body = models.TextField("nội dung", max_length=30_000)
    recipients = models.TextField("nơi nhận", max_length=1_000)
    signing = models.CharField("người ký", max_length=10, choices=Signing, default=Signing.DIRECTOR)
    figures = models.JSONField(default=list, blank=True)
    drafted_at = models.DateTimeField(editable=False)
    numbered_at = models.DateTimeField(null=True, editable=False)
    dropped_at = models.DateTimeField(null=True, editable=False)
    drop_reason = models.CharField("lý do bỏ bản nháp", max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="composed_is_numbered_or_dropped", condition=Q(numbered_at=None) | Q(dropped_at=None)
            ),
            models.CheckConstraint(
                name="composed_dropped_iff_a_reason_says_so",
                condition=Q(dropped_at=None, drop_reason="") | (Q(dropped_at__isnull=False) & ~Q(drop_reason="")),
            ),
            models.UniqueConstraint(
                name="one_draft_of_a_kind_and_subject",
                fields=["kind", "subject"],
                condition=Q(numbered_at=None, dropped_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    @property
    def is_draft(self) -> bool:
        return self.numbered_at is None and self.dropped_at is None


class ComposedPaper(FrozenPaper):
    """The paper as it was numbered."""

    composed = models.OneToOneField(Composed, on_delete=models.PROTECT, related_name="paper")

    class Meta(FrozenPaper.Meta):
        ordering = ["composed"]

    def __str__(self) -> str:
        return str(self.composed.get_kind_display())

    @property
    def kind(self) -> str:
        """As ``PaperTemplate`` names kinds; the office has no Word template of its own for these."""
        return f"composed_{self.composed.kind}"

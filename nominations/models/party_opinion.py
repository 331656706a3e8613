from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked


class PartyOpinion(models.Model):
    """What the Party cell (cấp ủy chi bộ) says of a file as to the first general criterion, before the council sits.

    One opinion of the cell, whoever of its holders wrote it last; it stands once the appraisal is closed.
    """

    class Stance(models.TextChoices):
        AGREES = "agrees", "Nhất trí"
        REMARKS = "remarks", "Có ý kiến"

    nomination = models.OneToOneField(
        "nominations.Nomination", on_delete=models.PROTECT, related_name="party_opinion", verbose_name="hồ sơ"
    )
    stance = models.CharField("ý kiến", max_length=7, choices=Stance)
    text = models.TextField("nội dung ý kiến", max_length=2_000, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_remark_of_the_party_cell_has_its_text", condition=Q(stance="agrees") | ~Q(text="")
            )
        ]

    def __str__(self) -> str:
        """As papers print it after «Ý kiến cấp ủy:»."""
        agreed = "nhất trí" if self.stance == self.Stance.AGREES else ""
        return "; ".join(part for part in (agreed, self.text) if part)

from django.db import models
from django.db.models import Q

from certificates.workflow import CertificateState, certificate_state_choices
from core.history import tracked


class RegisterYear(models.Model):
    """The last number given in a year's register; locked while the next one is given, so no gap can arise."""

    year = models.PositiveSmallIntegerField(unique=True)
    last_number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Sổ năm {self.year}: {self.last_number}"


class Certificate(models.Model):
    """A Giấy công nhận as issued: number, every printed word and the PDF are frozen at issue.

    ``text`` is ``certificates.rendering.text.CertificateText`` as a dict. The PDF is rendered after the
    number is given; until then ``stored_name`` is empty and the clock takes up what a stopped worker left.
    One that is exchanged or lost is replaced by the next of its chain (``predecessor``), under a number of its own.
    """

    class Ground(models.TextChoices):
        """Why it stands in place of its predecessor; empty for the first certificate of a file."""

        WRONG = "wrong", "giấy ghi sai"
        DAMAGED = "damaged", "giấy hỏng"
        LOST = "lost", "giấy bị mất"

    item = models.ForeignKey("certificates.DecisionItem", on_delete=models.PROTECT, related_name="certificates")
    predecessor = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="successor")
    ground = models.CharField("lý do thay giấy", max_length=7, choices=Ground, blank=True)
    correction_basis = models.CharField("căn cứ đính chính", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=40, unique=True)
    state = models.CharField(
        max_length=8, choices=certificate_state_choices, default=CertificateState.ISSUED, editable=False
    )
    text = models.JSONField()
    issued_at = models.DateTimeField()
    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, default="application/pdf")
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_on = models.DateField("thu hồi từ ngày", null=True)
    revocation_decision = models.CharField("văn bản thu hồi, hủy bỏ", max_length=100, blank=True)
    ended_by = models.ForeignKey(
        "certificates.DecisionChange", on_delete=models.PROTECT, null=True, related_name="ended"
    )
    replaced_on = models.DateField("thay thế từ ngày", null=True)
    paper_destroyed_on = models.DateField("ngày hủy giấy cũ", null=True)

    history = tracked()

    class Meta:
        ordering = ["-year", "number"]
        indexes = [
            models.Index(name="those_that_replace", fields=["predecessor"], condition=Q(predecessor__isnull=False))
        ]
        constraints = [
            models.CheckConstraint(
                name="certificate_state_is_known", condition=Q(state__in=CertificateState.values)
            ),
            models.UniqueConstraint(name="register_numbers_differ_within_a_year", fields=["year", "number"]),
            models.UniqueConstraint(
                name="one_certificate_in_force_for_a_file", fields=["item"], condition=Q(state=CertificateState.ISSUED)
            ),
            models.CheckConstraint(
                name="certificate_with_a_ground_follows_another",
                condition=Q(predecessor=None, ground="") | (Q(predecessor__isnull=False) & ~Q(ground="")),
            ),
            models.CheckConstraint(
                name="replaced_iff_it_has_a_day",
                condition=Q(state=CertificateState.REPLACED, replaced_on__isnull=False)
                | (~Q(state=CertificateState.REPLACED) & Q(replaced_on=None, paper_destroyed_on=None)),
            ),
            models.CheckConstraint(
                name="revoked_iff_a_decision_says_so",
                condition=(
                    Q(state__in=["revoked", "annulled"], ended_by__isnull=False)
                    & Q(revoked_at__isnull=False, revoked_on__isnull=False)
                    & ~Q(revocation_decision="")
                )
                | (~Q(state__in=["revoked", "annulled"]) & Q(ended_by=None, revoked_at=None, revocation_decision="")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Giấy công nhận {self.code}"

    @property
    def holder(self) -> str:
        """The person or collective as the certificate names them."""
        return f"{self.text['honorific']} {self.text['name']}".strip()

    @property
    def is_reissue(self) -> bool:
        """Whether it is a copy given for a lost paper (cấp lại), not one given for a returned one (cấp đổi)."""
        return self.ground == self.Ground.LOST

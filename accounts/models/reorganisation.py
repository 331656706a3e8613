from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.vietnamese import short_date


class Reorganisation(models.Model):
    """Units renamed, merged or split by a decision, from a day on.

    ``heirs`` says which units follow, in order: name, code, introduces, head (a user's id or None). ``placed`` of a
    split says which of them a person goes to: user's id as text → place in ``heirs``; who is not named goes to the
    first. It is written, confirmed by whoever typed the new name, and carried out on its day; or given up.
    """

    class Kind(models.TextChoices):
        RENAME = "rename", "Đổi tên"
        MERGE = "merge", "Sáp nhập"
        SPLIT = "split", "Chia tách"

    class Others(models.TextChoices):
        DEPUTY = "deputy", "Làm Phó Trưởng phòng của phòng mới"
        NONE = "none", "Thôi nhiệm vụ, chờ phân công"

    kind = models.CharField("việc", max_length=6, choices=Kind)
    units = models.ManyToManyField("accounts.Department", related_name="reorganisations", verbose_name="phòng")
    day = models.DateField("ngày có hiệu lực")
    document_number = models.CharField("số quyết định", max_length=40)
    document_date = models.DateField("ngày quyết định")
    reason = models.CharField("lý do", max_length=300)
    heirs = models.JSONField(default=list)
    placed = models.JSONField(default=dict, blank=True)
    others = models.CharField("Trưởng phòng cũ khác", max_length=6, choices=Others, default=Others.DEPUTY)
    files_to = models.PositiveSmallIntegerField("phòng tiếp nhận hồ sơ", default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField("lý do bỏ", max_length=300, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="reorganisation_is_confirmed_by_somebody",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="what_is_carried_out_was_confirmed_and_stands",
                condition=Q(done_at=None) | Q(confirmed_at__isnull=False, cancelled_at=None),
            ),
            models.CheckConstraint(
                name="reorganisation_is_given_up_with_a_reason", condition=Q(cancelled_at=None) | ~Q(cancel_reason="")
            ),
        ]
        indexes = [
            models.Index(
                name="waiting_reorganisations", fields=["day"],
                condition=Q(confirmed_at__isnull=False, done_at=None, cancelled_at=None),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} phòng từ ngày {short_date(self.day)}: {self.names}"

    @property
    def names(self) -> str:
        """The units that follow, as one text: what must be typed to confirm."""
        return ", ".join(heir["name"] for heir in self.heirs)

    @property
    def document(self) -> str:
        return f"Quyết định số {self.document_number} ngày {short_date(self.document_date)}"

    def stands(self) -> bool:
        """Whether it may still be written or confirmed."""
        return self.confirmed_at is None and self.cancelled_at is None

    def waits(self, today: date) -> bool:
        """Whether it is confirmed for a day ahead, and may be given up."""
        return self.confirmed_at is not None and self.cancelled_at is None and self.done_at is None and self.day > today

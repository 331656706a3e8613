from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.history import tracked


class Blank(models.Model):
    """A kind of pre-printed blank (phôi) that the office keeps in a drawer; its balance is that of its last line."""

    class Size(models.TextChoices):
        A4 = "a4", "A4"
        A3 = "a3", "A3"

    name = models.CharField("tên loại phôi", max_length=100)
    size = models.CharField("khổ giấy", max_length=2, choices=Size, default=Size.A4)
    in_use = models.BooleanField(default=True, editable=False)
    added_at = models.DateTimeField(editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)

    history = tracked()

    class Meta:
        ordering = ["-in_use", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="blanks_in_use_have_names_of_their_own",
                fields=["name"],
                condition=Q(in_use=True),
                violation_error_message="Loại phôi tên này đang dùng. Đồng chí ghi vào loại phôi đã có.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, khổ {self.get_size_display()}"


class StockEntry(models.Model):
    """One line of the stock ledger (Sổ phôi). Lines are added, never changed; a wrong one is met by a counter line.

    ``quantity`` is how many sheets it tells of (of a count: the sound ones found in the drawer). ``sound`` and
    ``spoiled`` say by how many sheets the balances change, ``sound_left`` and ``spoiled_left`` what they are after it.
    Lines of certificates (``USED``, most ``SPOILED``) come with the ``PaperStep`` rows that name them.
    """

    class Kind(models.TextChoices):
        RECEIVED = "received", "Nhập"
        USED = "used", "Dùng"
        SPOILED = "spoiled", "Hỏng"
        DESTROYED = "destroyed", "Hủy"
        COUNTED = "counted", "Kiểm kê"
        EXPLAINED = "explained", "Giải trình chênh lệch"
        CORRECTED = "corrected", "Đính chính"

    blank = models.ForeignKey(Blank, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=9, choices=Kind)
    on = models.DateField("ngày")
    quantity = models.PositiveIntegerField("số tờ")
    sound = models.IntegerField()
    spoiled = models.IntegerField()
    sound_left = models.PositiveIntegerField()
    spoiled_left = models.PositiveIntegerField()
    document = models.CharField("chứng từ", max_length=150, blank=True)
    witness = models.CharField("người chứng kiến", max_length=150, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    about = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="answered_by")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["blank", "pk"]
        indexes = [models.Index(name="lines_that_answer", fields=["about"], condition=Q(about__isnull=False))]
        constraints = [
            models.CheckConstraint(
                name="stock_line_changes_what_its_kind_says",
                condition=Q(kind="received", sound=F("quantity"), spoiled=0)
                | Q(kind="used", sound=-F("quantity"), spoiled=0)
                | Q(kind="spoiled", sound__in=[0, -F("quantity")], spoiled=F("quantity"))
                | Q(kind="destroyed", sound=0, spoiled=-F("quantity"))
                | Q(kind="counted", sound=0, spoiled=0)
                | Q(kind__in=["explained", "corrected"]),
            ),
            models.CheckConstraint(
                name="stock_line_is_backed",
                condition=(~Q(kind__in=["received", "destroyed"]) | ~Q(document=""))
                & (~Q(kind="destroyed") | ~Q(witness=""))
                & (~Q(kind__in=["spoiled", "explained", "corrected"]) | ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.quantity} tờ, {self.blank}"

    @property
    def gap(self) -> int:
        """Of a count: sound sheets in the drawer beyond those of the ledger; negative when sheets are missing."""
        return self.quantity - self.sound_left if self.kind == self.Kind.COUNTED else 0

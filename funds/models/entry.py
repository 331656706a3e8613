from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Entry(models.Model):
    """One line of a fund's ledger (sổ quỹ). Rows are never changed or deleted; what was wrong is reversed once.

    ``amount`` is in whole đồng and positive; ``sign`` says whether it came in (1) or went out (-1). ``balance_after``
    is the balance of the line before it, plus or minus the amount: a trigger refuses any other figure, so that two
    who write at once cannot both write the next line. ``day`` is the day of the money, ``document`` that of an income.
    """

    class Kind(models.TextChoices):
        INCOME = "income", "Thu"
        PAYMENT = "payment", "Chi"
        REVERSAL = "reversal", "Hoàn, đính chính"

    class Method(models.TextChoices):
        CASH = "cash", "Tiền mặt"
        TRANSFER = "transfer", "Chuyển khoản"

    fund = models.ForeignKey("funds.Fund", on_delete=models.PROTECT, related_name="entries", db_index=False)
    ordinal = models.PositiveIntegerField("số thứ tự trong sổ")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    amount = models.PositiveBigIntegerField("số tiền")
    sign = models.SmallIntegerField()
    balance_after = models.PositiveBigIntegerField("số dư")
    day = models.DateField("ngày")
    text = models.CharField("nội dung", max_length=300)
    document_number = models.CharField("số văn bản", max_length=40, blank=True)
    document_date = models.DateField("ngày văn bản", null=True)
    request = models.ForeignKey("funds.SupportRequest", on_delete=models.PROTECT, null=True, related_name="entries")
    payee = models.CharField("người nhận", max_length=150, blank=True)
    method = models.CharField("hình thức chi", max_length=8, choices=Method, blank=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["fund", "-ordinal"]
        constraints = [
            models.UniqueConstraint(name="lines_of_a_fund_are_numbered", fields=["fund", "ordinal"]),
            models.CheckConstraint(name="entry_amount_is_positive", condition=Q(amount__gt=0, ordinal__gt=0)),
            models.CheckConstraint(name="entry_leaves_nothing_below_zero", condition=Q(balance_after__gte=0)),
            models.CheckConstraint(
                name="income_comes_in_and_payment_goes_out",
                condition=Q(kind="income", sign=1) | Q(kind="payment", sign=-1) | Q(kind="reversal", sign__in=(1, -1)),
            ),
            models.CheckConstraint(
                name="entry_that_came_in_is_in_the_balance", condition=Q(sign=-1) | Q(balance_after__gte=F("amount"))
            ),
            models.CheckConstraint(
                name="reversal_names_what_it_reverses",
                condition=Q(kind="reversal", reverses__isnull=False) | (~Q(kind="reversal") & Q(reverses=None)),
            ),
            models.CheckConstraint(
                name="payment_is_of_a_request_with_payee_and_proof",
                condition=~Q(kind="payment")
                | (Q(request__isnull=False) & ~Q(payee="") & ~Q(method="") & ~Q(stored_name="")),
            ),
            models.CheckConstraint(
                name="income_names_its_decision",
                condition=~Q(kind="income") | (Q(request=None, document_date__isnull=False) & ~Q(document_number="")),
            ),
        ]
        indexes = [
            models.Index(fields=["reverses"], condition=Q(reverses__isnull=False), name="entries_that_reverse"),
            models.Index(fields=["fund", "day"], name="entries_of_a_fund_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"

    @property
    def change(self) -> int:
        """What it did to the balance: positive or negative đồng."""
        return self.sign * self.amount

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from core.vietnamese import search_norm, two_digits


class Book(models.Model):
    """The numbers of one year under one symbol (ký hiệu); locked while one is given, so that two clerks never meet."""

    year = models.PositiveSmallIntegerField("năm")
    symbol = models.CharField("ký hiệu", max_length=20)

    class Meta:
        ordering = ["-year", "symbol"]
        constraints = [models.UniqueConstraint(name="one_book_of_a_year_and_symbol", fields=["year", "symbol"])]

    def __str__(self) -> str:
        return f"{self.symbol}, năm {self.year}"


class Entry(models.Model):
    """One number of the book of outgoing documents (sổ đăng ký văn bản đi, Decree 30/2020/NĐ-CP, article 16).

    ``source_type`` and ``source_id`` name the record that bears the number, in the words of ``accounts.Event``;
    both are empty for a number that is only kept free, void, or given outside the portal.
    """

    class Kind(models.TextChoices):
        DECISION = "decision", "Quyết định"
        SUBMISSION = "submission", "Tờ trình"
        INVITATION = "invitation", "Giấy mời"
        NOTICE = "notice", "Thông báo"
        PLAN = "plan", "Kế hoạch"
        REPORT = "report", "Báo cáo"
        MINUTES = "minutes", "Biên bản"
        LETTER = "letter", "Công văn"
        OTHER = "other", "Văn bản khác"

    class Standing(models.TextChoices):
        RESERVED = "reserved", "Giữ số"
        USED = "used", "Đã dùng"
        VOID = "void", "Đã hủy số"

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField("số")
    standing = models.CharField("tình trạng", max_length=8, choices=Standing)
    kind = models.CharField("tên loại", max_length=10, choices=Kind)
    dated = models.DateField("ngày văn bản", null=True)
    subject = models.CharField("trích yếu", max_length=300, blank=True)
    signer = models.CharField("người ký", max_length=100, blank=True)
    recipients = models.TextField("nơi nhận", max_length=1_000, blank=True)
    unit = models.CharField("đơn vị soạn thảo, lưu", max_length=120, blank=True)
    copies = models.PositiveSmallIntegerField("số lượng bản", null=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    reason = models.CharField("lý do hủy", max_length=300, blank=True)
    source_type = models.CharField(max_length=60, blank=True)
    source_id = models.BigIntegerField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    search_norm = models.CharField(max_length=700, blank=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["book", "number"]
        constraints = [
            models.UniqueConstraint(
                name="a_number_stands_once_in_its_book",
                fields=["book", "number"],
                violation_error_message="Số này vừa được dùng. Mời tải lại trang để ghi số tiếp theo.",
            ),
            models.UniqueConstraint(
                name="a_paper_bears_one_number",
                fields=["source_type", "source_id", "kind"],
                condition=Q(standing="used", source_id__isnull=False),
            ),
            models.CheckConstraint(
                name="entry_void_iff_a_reason_says_so",
                condition=(Q(standing="void") & ~Q(reason="")) | (~Q(standing="void") & Q(reason="")),
            ),
            models.CheckConstraint(
                name="entry_used_has_a_date", condition=~Q(standing="used") | Q(dated__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} số {self.full_number}"

    @property
    def full_number(self) -> str:
        """As papers print it: 05/QĐ-SNgV."""
        return f"{two_digits(self.number)}/{self.book.symbol}"

    def searched(self) -> str:
        """What the book's search reads."""
        words = f"{self.full_number} {self.get_kind_display()} {self.subject} {self.signer} {self.unit}"
        return search_norm(words)[:700]

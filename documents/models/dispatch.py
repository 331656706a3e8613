from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models.book import Entry


class Dispatch(models.Model):
    """A line of the dispatch log (sổ gửi): a document sent to one place, once, on one day, in one way.

    A wrong line is struck through with the reason and stays to be read; the right one is entered beside it.
    """

    class Way(models.TextChoices):
        NETWORK = "network", "Trục liên thông văn bản"
        EMAIL = "email", "Thư điện tử"
        HAND = "hand", "Trực tiếp"
        POST = "post", "Bưu chính"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="dispatches")
    recipient = models.CharField("nơi nhận", max_length=200)
    way = models.CharField("cách gửi", max_length=8, choices=Way)
    sent_on = models.DateField("ngày gửi")
    note = models.CharField("người nhận, số hiệu bưu gửi", max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True, editable=False)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    struck_reason = models.CharField("lý do gạch", max_length=200, blank=True, editable=False)

    class Meta:
        ordering = ["entry", "sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="sent_once_a_day_in_a_way",
                fields=["entry", "recipient", "way", "sent_on"],
                condition=Q(struck_at=None),
            ),
            models.CheckConstraint(
                name="struck_line_says_by_whom_and_why",
                condition=Q(struck_at=None, struck_by=None, struck_reason="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}, {self.get_way_display()}"

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from core.vietnamese import number


class Contribution(models.Model):
    """One contribution of the nominee to a fund or a social activity (plan, II.1: the fourth criterion).

    ``amount`` is money in đồng, ``hours`` is time given; at least one of them. Funds that support the nominee are
    another matter and no rows of this table.
    """

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="contributions")
    activity = models.CharField("quỹ hoặc hoạt động", max_length=200)
    amount = models.PositiveBigIntegerField("số tiền, hiện vật quy ra đồng", null=True, blank=True)
    hours = models.PositiveIntegerField("số giờ tham gia", null=True, blank=True)
    dated = models.DateField("ngày")
    proof = models.CharField("minh chứng", max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(editable=False)

    history = tracked()

    class Meta:
        ordering = ["dated", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contribution_is_of_money_or_time",
                condition=Q(amount__isnull=False, amount__gt=0) | Q(hours__isnull=False, hours__gt=0),
                violation_error_message="Chưa ghi số tiền hoặc số giờ. Mời ghi ít nhất một trong hai.",
            ),
            models.UniqueConstraint(
                name="a_contribution_is_listed_once",
                fields=["nomination", "activity", "dated"],
                violation_error_message="Đóng góp này đã có trong hồ sơ. Mời sửa dòng đã có.",
            ),
        ]

    def __str__(self) -> str:
        return self.activity

    @property
    def measure(self) -> str:
        """What was given: "1.500.000 đồng, 12 giờ"."""
        return _measure(self.amount or 0, self.hours or 0)


def all_given(lines: Iterable[Contribution]) -> str:
    """What the lines come to, in the same words."""
    listed = list(lines)
    return _measure(sum(line.amount or 0 for line in listed), sum(line.hours or 0 for line in listed))


def _measure(amount: int, hours: int) -> str:
    money = f"{number(amount)} đồng" if amount else ""
    time = f"{number(hours)} giờ" if hours else ""
    return ", ".join(part for part in (money, time) if part)

from django.db import models
from django.db.models import F, Q

from core.history import tracked
from funds.balance import Standing


class Fund(models.Model):
    """A source of money for new factors and the recognised; not what nominees give to (``nominations.Contribution``).

    ``balance`` is that of the newest entry, ``committed`` the sum of the requests approved and not yet paid: both in
    whole đồng, both changed with the row locked and only together with the entry or the request that they follow from.
    """

    name = models.CharField("tên quỹ", max_length=150)
    source = models.CharField("nguồn kinh phí", max_length=300)
    decision_number = models.CharField("số quyết định lập quỹ", max_length=40)
    decision_date = models.DateField("ngày quyết định")
    opened_on = models.DateField("mở ngày")
    closed_on = models.DateField("đóng ngày", null=True, editable=False)
    balance = models.PositiveBigIntegerField(default=0, editable=False)
    committed = models.PositiveBigIntegerField(default=0, editable=False)

    history = tracked(excluded_fields=["balance", "committed"])  # the entries and the requests tell these

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="fund_promises_no_more_than_it_holds", condition=Q(committed__lte=F("balance"))
            ),
            models.CheckConstraint(
                name="closed_fund_has_promised_nothing", condition=Q(closed_on=None) | Q(committed=0)
            ),
            models.CheckConstraint(
                name="fund_closes_after_it_opened", condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on"))
            ),
            models.UniqueConstraint(
                name="one_open_fund_of_a_name",
                fields=["name"],
                condition=Q(closed_on=None),
                violation_error_message="Đã có quỹ đang mở mang tên này. Mời mở quỹ đó, hoặc ghi tên khác.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> Standing:
        return Standing(self.balance, self.committed)

    @property
    def available(self) -> int:
        """What may still be approved: the balance less what is approved and not yet paid."""
        return self.standing.available

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

"""The arithmetic of a fund: whole đồng in, whole đồng out, never less than nothing."""

from dataclasses import dataclass

from core.vietnamese import number

#: Of one line: nobody here pays or receives more at once, and the sum of many still fits the columns.
LARGEST = 1_000_000_000_000


@dataclass(frozen=True)
class Standing:
    """What a fund holds (``balance``) and what of it is promised: approved and not yet paid (``committed``)."""

    balance: int
    committed: int

    def __post_init__(self) -> None:
        if not 0 <= self.committed <= self.balance:
            raise ValueError(f"a fund that holds {self.balance} cannot have promised {self.committed}")

    @property
    def available(self) -> int:
        """What may still be approved."""
        return self.balance - self.committed

    def lacking(self, wanted: int) -> int:
        """How much is missing before *wanted* may be approved or taken out; 0 when it is there."""
        return max(wanted - self.available, 0)

    def received(self, amount: int) -> "Standing":
        """After *amount* came in."""
        return Standing(self.balance + _positive(amount), self.committed)

    def taken_back(self, amount: int) -> "Standing":
        """After income was found to be wrong; raises ValueError where part of it is promised or spent."""
        return Standing(self.balance - _positive(amount), self.committed)

    def promised(self, amount: int) -> "Standing":
        """After *amount* was approved; raises ValueError where it is not available."""
        return Standing(self.balance, self.committed + _positive(amount))

    def released(self, amount: int) -> "Standing":
        """After an approval was taken back."""
        return Standing(self.balance, self.committed - _positive(amount))

    def paid(self, amount: int) -> "Standing":
        """After a promise was kept."""
        return Standing(self.balance - _positive(amount), self.committed - amount)

    def returned(self, amount: int) -> "Standing":
        """After a payment was reversed: the money is back, and promised again."""
        return Standing(self.balance + _positive(amount), self.committed + amount)


def _positive(amount: int) -> int:
    if amount <= 0:
        raise ValueError(f"amounts are at least one đồng, not {amount}")
    return amount


def money(amount: int) -> str:
    """ "1.234.567 đồng"; a minus sign before what was taken out."""
    return f"{'−' if amount < 0 else ''}{number(abs(amount))} đồng"

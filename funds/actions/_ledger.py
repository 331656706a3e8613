"""The next line of a fund's book: written with the fund locked, together with the figures that follow from it."""

from datetime import date
from typing import Any

from accounts.models import User
from core import clock
from core.uploads import StoredFile
from core.workflow import lock
from funds.balance import Standing
from funds.models import Entry, Fund


def held(fund: Fund) -> Fund:
    """The fund as it stands, locked until the transaction ends."""
    row: Fund = lock(fund)
    return row


def settle(fund: Fund, standing: Standing) -> Fund:
    """Keep what the locked fund holds and has promised; its history tells names and dates only."""
    fund.balance, fund.committed = standing.balance, standing.committed
    Fund._base_manager.filter(pk=fund.pk).update(balance=fund.balance, committed=fund.committed)
    return fund


def enter(
    fund: Fund, standing: Standing, *, kind: str, amount: int, day: date, text: str, by: User,
    stored: StoredFile | None = None, **facts: Any,
) -> Entry:  # fmt: skip
    """The next line of the locked fund, after which it stands as *standing* says."""
    last = Entry.objects.filter(fund=fund).order_by("-ordinal").values_list("ordinal", flat=True).first()
    entry = Entry(
        fund=fund, ordinal=(last or 0) + 1, kind=kind, amount=amount, sign=_sign(fund, standing),
        balance_after=standing.balance, day=day, text=text, recorded_by=by, recorded_at=clock.now(), **facts,
    )  # fmt: skip
    for name in StoredFile.__dataclass_fields__ if stored else ():
        setattr(entry, name, getattr(stored, name))
    entry.save(force_insert=True)
    settle(fund, standing)
    return entry


def _sign(fund: Fund, standing: Standing) -> int:
    return 1 if standing.balance > fund.balance else -1

"""The arithmetic of a fund, by examples and by its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funds.balance import LARGEST, Standing, money

AMOUNTS = st.integers(1, LARGEST)


def test_what_is_available_and_lacking():
    standing = Standing(10, 4)
    assert standing.available == 6
    assert [standing.lacking(wanted) for wanted in (1, 6, 7, 10)] == [0, 0, 1, 4]
    assert Standing(5, 5).available == 0 and Standing(0, 0).lacking(3) == 3


@pytest.mark.parametrize(("balance", "committed"), [(-1, 0), (0, 1), (3, 4), (5, -1), (-2, -3)])
def test_a_fund_is_never_below_its_promises(balance, committed):
    with pytest.raises(ValueError, match="cannot have promised"):
        Standing(balance, committed)


def test_each_act():
    standing = Standing(10, 4)
    assert standing.received(5) == Standing(15, 4)
    assert standing.taken_back(6) == Standing(4, 4)
    assert standing.promised(6) == Standing(10, 10)
    assert standing.released(4) == Standing(10, 0)
    assert standing.paid(4) == Standing(6, 0)
    assert standing.returned(3) == Standing(13, 7)


@pytest.mark.parametrize("act", ["taken_back", "promised"])
def test_no_more_than_is_available_goes_out(act):
    with pytest.raises(ValueError, match="cannot have promised"):
        getattr(Standing(10, 4), act)(7)


@pytest.mark.parametrize("act", ["released", "paid"])
def test_no_more_than_was_promised_is_kept(act):
    with pytest.raises(ValueError, match="cannot have promised"):
        getattr(Standing(10, 4), act)(5)


@pytest.mark.parametrize("act", ["received", "taken_back", "promised", "released", "paid", "returned"])
@pytest.mark.parametrize("amount", [0, -1])
def test_amounts_are_positive(act, amount):
    with pytest.raises(ValueError, match="at least one đồng"):
        getattr(Standing(10, 4), act)(amount)
    getattr(Standing(10, 4), act)(1)


@given(AMOUNTS, AMOUNTS)
def test_paying_and_giving_back_undo_each_other(held, amount):
    standing = Standing(held + amount, amount)
    assert standing.paid(amount).returned(amount) == standing
    assert standing.released(amount).promised(amount) == standing
    assert standing.received(amount).taken_back(amount) == standing


def test_money_in_words():
    assert [money(amount) for amount in (0, 1, 1_234_567, -5_000)] == [
        "0 đồng",
        "1 đồng",
        "1.234.567 đồng",
        "−5.000 đồng",
    ]

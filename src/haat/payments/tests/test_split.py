"""Splits are exact in rows and columns [LED-5]."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haat.payments.rules import split


def test_a_hundred_over_three_sellers_and_two_payments():
    found = split([3333, 3333, 3334], [("wallet", 2500), ("stripe", 7500)])
    assert [sum(row.values()) for row in found] == [3333, 3333, 3334]
    assert sum(row["wallet"] for row in found) == 2500
    assert found == [
        {"wallet": 833, "stripe": 2500},
        {"wallet": 833, "stripe": 2500},
        {"wallet": 834, "stripe": 2500},
    ]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8), st.lists(st.integers(0, 10**6), min_size=1, max_size=4))
def test_cents_never_vanish(totals, weights):
    whole = sum(totals)
    cuts = sorted(whole * part // max(1, sum(weights) or 1) for part in weights[:-1])
    amounts = [after - before for before, after in zip([0, *cuts], [*cuts, whole], strict=True)]
    parts = [(f"method{number}", amount) for number, amount in enumerate(amounts)]
    found = split(totals, parts)
    assert [sum(row.values()) for row in found] == totals
    for method, amount in parts:
        assert sum(row.get(method, 0) for row in found) == amount
    assert all(share > 0 for row in found for share in row.values())


@pytest.mark.parametrize(("totals", "parts"), [([5], [("cod", 4)]), ([-1, 6], [("cod", 5)]), ([5], [])])
def test_different_money_is_refused(totals, parts):
    with pytest.raises(ValueError, match="not the same money"):
        split(totals, parts)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haat.kernel.money import Money, format_money, parse_minor, split_largest_remainder


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("2400", "PKR", 240000),
        ("2,400", "PKR", 240000),
        ("2400.50", "PKR", 240050),
        ("২,৪০০", "BDT", 240000),
        ("۲٬۴۰۰", "PKR", 240000),
        ("1 900,50", "RUB", 190050),
        ("320.000", "VND", 320000),
        ("1.234.567", "VND", 1234567),
        ("১২৩", "BDT", 12300),
    ],
)
def test_typed_amounts_in_any_digits(typed, currency, minor):
    assert parse_minor(typed, currency) == minor


@pytest.mark.parametrize("typed", ["", "abc", "1e12", "12.345.6.7x", "1.2345", "9" * 19, "NaN", "--5", "٪"])
def test_nonsense_is_refused(typed):
    with pytest.raises(ValueError, match=r"number|decimals|large"):
        parse_minor(typed, "PKR")


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 1000), min_size=1).filter(any))
def test_a_split_sums_to_the_total(total, weights):
    shares = split_largest_remainder(total, weights)
    assert sum(shares) == total
    assert all(abs(share - total * weight / sum(weights)) < 1 for share, weight in zip(shares, weights, strict=True))


def test_a_hundred_over_three():
    assert split_largest_remainder(10000, [1, 1, 1]) == [3334, 3333, 3333]


def test_currencies_do_not_mix():
    with pytest.raises(ValueError, match="add up"):
        Money(1, "PKR") + Money(1, "BDT")


@pytest.mark.parametrize(
    ("minor", "currency", "language", "text"),
    [
        (240000, "PKR", "en", "Rs 2,400"),
        (240050, "PKR", "en", "Rs 2,400.50"),
        (-5000, "USD", "en", "−$50"),
        (240000, "PKR", "ur", "۲٬۴۰۰ روپے"),
        (240000, "BDT", "bn", "৳ ২,৪০০"),
        (190000, "RUB", "ru", "1 900 ₽"),
        (320000, "VND", "vi", "320.000 ₫"),
    ],
)
def test_money_is_written_as_its_reader_writes_it(minor, currency, language, text):
    assert format_money(minor, currency, language).replace("\u00a0", " ") == text

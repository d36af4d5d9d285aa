"""One phone, however it is typed, is one phone; an address, however it is spaced, is one address."""

import pytest

from haat.risk.queries.keys import keys_of
from haat.risk.rules.addresses import is_gibberish, quality

TEN_WAYS = [
    "+923001234567", "0300 1234567", "0300-123-4567", "00923001234567", "+92 (300) 1234567", "92 300 1234567",
    "۰۳۰۰ ۱۲۳۴۵۶۷", "٠٣٠٠١٢٣٤٥٦٧", "০৩০০১২৩৪৫৬৭", "+92.300.123.45.67",
]  # fmt: skip


@pytest.mark.parametrize("typed", TEN_WAYS)
def test_a_number_is_the_same_in_ten_ways_and_three_scripts(ask, typed):
    assert keys_of(ask(phone=typed)).phone == "+923001234567"
    assert keys_of(ask(phone=typed)).phone_key == keys_of(ask(phone=TEN_WAYS[0])).phone_key


@pytest.mark.parametrize("typed", ["", "12", "0300 123", "call me", "+92 300 1234567890123", "99999999999999", "＋"])
def test_what_is_no_number_has_no_key(ask, typed):
    assert (keys_of(ask(phone=typed)).phone, keys_of(ask(phone=typed)).phone_key) == ("", "")


def test_an_address_is_compared_by_what_it_says(ask):
    one = keys_of(ask(line="House 12, Street 4,  Model Town", city="Lahore"))
    other = keys_of(ask(line="house ۱۲ street 4 model town", city=" LAHORE "))
    assert (one.address_key, one.area) == (other.address_key, other.area)
    assert keys_of(ask(line="House 13, Street 4, Model Town")).address_key != one.address_key
    assert keys_of(ask(line="...")).address_key == ""


@pytest.mark.parametrize("line", ["asdfgh", "xxxxxxx", "111111", "??", "qwerty 12", "aaaabbbb", "test test"])
def test_what_cannot_be_an_address_is_seen(line):
    assert is_gibberish(line)


@pytest.mark.parametrize(
    "line",
    [
        "House 12, Street 4, Model Town",
        "مکان ۱۲، گلی ۴، ماڈل ٹاؤن",
        "বাসা ১২, রোড ৪, মডেল টাউন",
        "ул. Баумана, дом 12, кв. 4",
        "Số 12 ngõ 4 phố Đội Cấn",
    ],
)
def test_five_scripts_are_read_alike(line):
    assert not is_gibberish(line)
    assert quality(line, "near the mosque", "") > 0.7

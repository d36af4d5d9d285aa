import pytest

from haat.accounts.operations.remove_address import remove_address
from haat.accounts.operations.save_address import save_address
from haat.accounts.queries import address_for, addresses_of
from haat.accounts.rules.phones import normal_phone
from haat.accounts.rules.plus_codes import normal_plus_code
from haat.kernel.errors import InvalidInput, NotFound, TooMany
from tests.cast import NOW

GOOD = {"name": "Bob", "phone": "0300 1234567", "line": "House 5, Street 2", "city": "Lahore", "country": "PK"}


def save(account, **changes):
    return save_address(account_id=account.pk, **{**GOOD, **changes}, now=NOW)


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("0300 1234567", "PK", "+923001234567"),
        ("0300-1234567", "PK", "+923001234567"),
        ("+92 (300) 123-4567", "BD", "+923001234567"),
        ("0092 300 1234567", "PK", "+923001234567"),
        ("۰۳۰۰ ۱۲۳۴۵۶۷", "PK", "+923001234567"),
        ("٠٣٠٠١٢٣٤٥٦٧", "PK", "+923001234567"),
        ("০১৭১২-৩৪৫৬৭৮", "BD", "+8801712345678"),
        ("8 (912) 345-67-89", "RU", "+79123456789"),
        ("091 234 56 78", "VN", "+84912345678"),
        ("\u202a+92 300 1234567\u202c", "PK", "+923001234567"),
    ],
)
def test_phone_numbers_of_many_habits(typed, country, kept):
    assert normal_phone(typed, country) == kept


@pytest.mark.parametrize(
    "typed", ["", "12345", "0300 123456", "call me", "0300 1234567 or 8", "+999 1234567", "🙂" * 9]
)
def test_what_is_no_phone_number(typed):
    assert normal_phone(typed, "PK") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("8J3PG8C9+2X", "8J3PG8C9+2X"),
        ("8j3p g8c9+2x", "8J3PG8C9+2X"),
        ("G8C9+2X Lahore", "G8C9+2X"),
        ("hello", None),
        ("8J3P", None),
        ("", None),
    ],
)
def test_plus_codes(typed, code):
    assert normal_plus_code(typed) == code


def test_the_first_address_is_the_default_until_another_is_chosen(cast):
    first, second = save(cast.bob), save(cast.bob, line="Shop 9", landmark="Opposite the blue mosque")
    assert [a.id for a in addresses_of(cast.bob.pk) if a.is_default] == [first]
    save(cast.bob, address_id=second, is_default=True)
    assert [(a.id, a.is_default) for a in addresses_of(cast.bob.pk)] == [(second, True), (first, False)]
    remove_address(account_id=cast.bob.pk, address_id=second, now=NOW)
    assert [(a.id, a.is_default) for a in addresses_of(cast.bob.pk)] == [(first, True)]


def test_another_persons_address_is_not_there_and_stays_as_it_is(cast):
    mine = save(cast.bob)
    before = address_for(cast.bob.pk, mine)
    for act in (
        lambda: address_for(cast.charlie.pk, mine),
        lambda: save(cast.charlie, address_id=mine, line="Elsewhere"),
        lambda: remove_address(account_id=cast.charlie.pk, address_id=mine, now=NOW),
    ):
        with pytest.raises(NotFound):
            act()
    assert address_for(cast.bob.pk, mine) == before
    assert addresses_of(cast.charlie.pk) == []


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "🙂"),
        ("phone", "12"),
        ("line", " "),
        ("line", "x" * 161),
        ("city", ""),
        ("country", "XX"),
        ("country", ""),
        ("plus_code", "somewhere"),
        ("postcode", "1234567890123"),
    ],
)
def test_each_wrong_field_is_named(cast, field, typed):
    with pytest.raises(InvalidInput) as refusal:
        save(cast.bob, **{field: typed})
    assert field in refusal.value.fields
    assert addresses_of(cast.bob.pk) == []


def test_the_twenty_first_address_is_refused(cast):
    for _ in range(20):
        save(cast.bob)
    with pytest.raises(TooMany):
        save(cast.bob)

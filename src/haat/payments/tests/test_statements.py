"""Files of banks: any layout, encoding, order of dates, sign of decimals, digits; and references typed by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haat.payments.rules import new_reference
from haat.payments.rules.references import References, mistakes
from haat.payments.rules.statements import (
    NotAStatement,
    fingerprints,
    read_amount,
    read_date,
    read_rows,
    read_table,
)

MEEZAN = """Account Title,HAAT MARKET
Account No,0001-2345

Date,Particulars,Debit,Credit,Balance
14/03/2026,IBFT FROM BOB AHMED H4KX-7QRT,,"2,580.00","12,580.00"
15/03/2026,CHARGES,25.00,,"12,555.00"
"""
GERMAN = """Buchungsdatum;Auftraggeber Name;Verwendungszweck;Betrag;Währung
14.03.2026;Bäcker Müller;H4KX-7QRT;1.234,50;PKR
"""
RUSSIAN = """Дата операции;Плательщик;Назначение платежа;Сумма
14.03.2026;Иван Петров;Оплата H4KX-7QRT;1 900,00
"""
URDU = "تاریخ;تفصیل;رقم\n۱۴/۰۳/۲۰۲۶;H4KX-7QRT;۲٬۵۸۰٫۵۰\n"
BENGALI = 'তারিখ,বিবরণ,পরিমাণ\n১৪/০৩/২০২৬,H4KX-7QRT,"২,৫৮০.৫০"\n'
AMERICAN = "Transaction ID\tDate\tDescription\tAmount\nT1\t03/14/2026\tH4KX 7QRT\t100\nT2\t03/15/2026\tFee\t-5\n"


def rows(text, encoding="utf-8"):
    table = read_table(text.encode(encoding))
    return read_rows(table, table.columns, "PKR")


@pytest.mark.parametrize(
    ("text", "encoding", "minor"),
    [
        (MEEZAN, "utf-8", 258_000),
        (MEEZAN, "utf-8-sig", 258_000),
        (GERMAN, "cp1252", 123_450),
        (RUSSIAN, "cp1251", 190_000),
        (RUSSIAN, "utf-8", 190_000),
        (URDU, "utf-8", 258_050),
        (BENGALI, "utf-8", 258_050),
        (AMERICAN, "utf-16", 10_000),
    ],
)
def test_a_file_of_any_bank_is_understood(text, encoding, minor):
    first = rows(text, encoding)[0]
    assert (first.booked_on, first.amount_minor, first.trouble) == (date(2026, 3, 14), minor, "")
    found = References.of(["H4KX-7QRT"]).find(first.text)
    assert found.reference == "H4KX-7QRT"


def test_what_goes_out_is_below_zero_and_names_keep_their_letters():
    assert [row.amount_minor for row in rows(MEEZAN)] == [258_000, -2_500]
    assert rows(GERMAN, "cp1252")[0].name == "Bäcker Müller"
    assert rows(RUSSIAN, "cp1251")[0].name == "Иван Петров"
    assert [row.line for row in rows(MEEZAN)] == [5, 6]


@pytest.mark.parametrize(
    ("written", "comma", "minor"),
    [
        ("1,234.50", False, 123_450),
        ("1.234,50", True, 123_450),
        ("1 234,5", True, 123_450),
        ("1,234", False, 123_400),
        ("1.234", True, 123_400),
        ("(500.00)", False, -50_000),
        ("500-", False, -50_000),
        ("PKR 500.00 Cr", False, 50_000),
        ("500.00 Dr", False, -50_000),
        ("−7", False, -700),
        ("0,07", True, 7),
        ("500.000", False, 50_000),
    ],
)
def test_amounts_as_banks_write_them(written, comma, minor):
    assert read_amount(written, comma=comma, currency="PKR") == minor


@pytest.mark.parametrize("written", ["", "abc", "1.234,567", "12,,5", "9" * 20])
def test_amounts_that_are_none_or_have_too_many_decimals(written):
    with pytest.raises(ValueError, match=r".+"):
        read_amount(written, comma=True, currency="PKR")


def test_a_currency_without_decimals_takes_none():
    assert read_amount("1,500", comma=False, currency="VND") == 1_500
    with pytest.raises(ValueError, match="decimals"):
        read_amount("1,500.50", comma=False, currency="VND")


@pytest.mark.parametrize(
    "written", ["14/03/2026", "14.03.26", "2026-03-14", "14-Mar-2026", "14 March 2026", "20260314", "۱۴/۰۳/۲۰۲۶"]
)
def test_days_as_banks_write_them(written):
    assert read_date(written) == date(2026, 3, 14)


@pytest.mark.parametrize("written", ["", "soon", "32/03/2026", "14-Foo-2026", "14/13/2026"])
def test_days_that_are_none(written):
    with pytest.raises(ValueError, match=r".*"):
        read_date(written)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "letters"),
        (b"hello\nworld\n", "header"),
        (b"Date,Amount\n" + b"x" * (5 * 1024 * 1024), "large"),
        (b"Date,Amount\n" + b"\n" * 20_001, "long"),
    ],
)
def test_what_is_no_statement_is_told(content, why):
    with pytest.raises(NotAStatement, match=why):
        read_table(content)


def test_a_line_in_another_currency_or_without_a_day_is_no_booking():
    text = "Date,Description,Amount,Currency\n14/03/2026,A,5,USD\nsoon,B,5,PKR\n14/03/2026,C,five,PKR\n"
    assert [row.trouble for row in rows(text)] == ["currency", "date", "amount"]


def test_two_bookings_that_read_the_same_are_two_and_the_same_again():
    text = "Date,Description,Amount\n14/03/2026,Rent,5\n14/03/2026,Rent,5\n"
    one, two = fingerprints(rows(text))
    assert one != two
    assert fingerprints(rows(text + "15/03/2026,Rent,5\n"))[:2] == [one, two]
    assert fingerprints(rows(AMERICAN, "utf-16")) != fingerprints(rows(AMERICAN.replace("T1", "T9"), "utf-16"))


@pytest.mark.parametrize(
    ("written", "how"),
    [
        ("H4KX-7QRT", "exact"),
        ("paid for H4KX-7QRT, thank you", "exact"),
        ("h4kx-7qrt", "written_otherwise"),
        ("H4KX7QRT", "written_otherwise"),
        ("H4KX 7QRT", "written_otherwise"),
        ("H4KX_7QRT", "written_otherwise"),
        ("h4kx7qrt.", "written_otherwise"),
        ("H4KX-7ORT", "typed_wrong"),  # O for Q
        ("H4KX-70RT", "typed_wrong"),  # 0 for Q
        ("H4KX-7QRE", "typed_wrong"),
        ("4HKX-7QRT", "typed_wrong"),  # swapped
        ("H4KX-7QR", "typed_wrong"),  # one is missing
        ("H4KX-7QRTT", "typed_wrong"),  # one too many
        ("ہ H4KX-۷QRT", "exact"),
    ],
)
def test_a_reference_is_found_however_it_was_typed(written, how):
    found = References.of(["H4KX-7QRT", "AAAA-CCCC"]).find(written)
    assert (found.reference, found.how) == ("H4KX-7QRT", how)


@pytest.mark.parametrize("written", ["", "rent for March", "H4XX-7QQT", "KX-7Q", "1234-5678"])
def test_what_is_too_far_away_is_nobodys(written):
    assert References.of(["H4KX-7QRT"]).find(written) is None


def test_what_could_be_two_is_neither():
    assert References.of(["H4KX-7QRT", "H4KX-7QRA"]).find("H4KX-7QRC") is None


@given(st.integers(0, 7), st.sampled_from("34679ACDEFGHJKMNPQRTWXY"))
def test_one_wrong_letter_is_always_found(place, letter):
    reference = new_reference()
    plain = reference.replace("-", "")
    typed = plain[:place] + letter + plain[place + 1 :]
    assert mistakes(typed, plain) <= 1
    assert References.of([reference]).find(f"x {typed} y").reference == reference

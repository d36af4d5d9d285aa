"""Transfers found in the bank's file: what is certain is booked, everything else waits for somebody's word."""

import pytest

from haat.kernel.errors import InvalidInput
from haat.kernel.models import AuditEntry
from haat.ledger.queries import balance, balances, trial_balance
from haat.ledger.types import LedgerAccount
from haat.payments.models import BankFile, BankLayout, BankLine, Payment
from haat.payments.operations._bank_lines import AlreadyDecided
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.operations.claim_bank_line import claim_bank_line
from haat.payments.operations.credit_bank_line import credit_bank_line
from haat.payments.operations.mark_bank_line_returned import mark_bank_line_returned
from haat.payments.operations.match_bank_line import match_bank_line
from haat.payments.operations.return_bank_line import return_bank_line
from haat.payments.operations.take_in_bank_file import take_in_bank_file
from haat.payments.operations.upload_bank_file import upload_bank_file
from haat.payments.operations.void_payment import void_payment
from haat.payments.queries import prepaid_open, wallet_credit
from haat.payments.queries.bank import bank_lines_to_decide, bank_lines_to_return, bank_preview
from haat.payments.types import BANK_TRANSFER, Due
from tests.cast import NOW

pytestmark = pytest.mark.django_db
REFERENCE = "H4KX-7QRT"
UNMATCHED, RECEIVED = LedgerAccount("unmatched", BANK_TRANSFER), LedgerAccount("received", BANK_TRANSFER)


@pytest.fixture
def waits(cast):
    """waits({7: 10_000}) is Bob's transfer to come for orders of Alice."""

    def begin(amounts, reference=REFERENCE):
        dues = [Due(order, cast.alice.pk, BANK_TRANSFER, minor, "PKR", reference) for order, minor in amounts.items()]
        begin_payments(payer_id=cast.bob.pk, dues=dues, now=NOW)

    return begin


@pytest.fixture
def bank_says(cast):
    """bank_says(("H4KX-7QRT", "100.00"), …) takes in a file of these bookings; what became of them."""

    def take(*lines, head="Date,Description,Amount"):
        text = "\n".join([head, *(f"14/03/2026,{words},{amount}" for words, amount in lines)])
        file = upload_bank_file(actor_id=cast.dana.pk, name="march.csv", content=text.encode(), now=NOW)
        return take_in_bank_file(actor_id=cast.dana.pk, file_id=file, now=NOW)

    return take


def standing():
    return balance(UNMATCHED, "PKR"), -balance(RECEIVED, "PKR")


def held(cast):
    return balances(cast.alice.pk, "PKR").held_minor


def test_an_exact_reference_with_the_exact_amount_pays_all_orders_of_the_checkout(cast, waits, bank_says):
    waits({7: 3_333, 8: 6_667})
    assert bank_says((f"IBFT {REFERENCE}", "100.00")) == {"exact": 1}
    assert (prepaid_open(7), prepaid_open(8), held(cast)) == (0, 0, 10_000)
    assert standing() == (0, 10_000)
    assert AuditEntry.objects.filter(action="payments.bank_line_matched").count() == 1


def test_the_preview_says_what_would_happen_and_nothing_does(cast, waits):
    waits({7: 10_000})
    text = (
        f"Date,Description,Amount\n14/03/2026,{REFERENCE},100\n14/03/2026,{REFERENCE},100\nsoon,x,5\n14/03/2026,Fee,-1"
    )
    file = upload_bank_file(actor_id=cast.dana.pk, name="a.csv", content=text.encode(), now=NOW)
    preview = bank_preview(file, now=NOW)
    assert [line.verdict for line in preview.lines] == ["exact", "double", "unreadable", "out"]
    assert preview.counts == {"exact": 1, "double": 1, "unreadable": 1, "out": 1}
    assert prepaid_open(7) == 10_000
    assert not BankLine.objects.exists()
    assert not BankLayout.objects.exists()


def test_the_same_file_and_the_same_line_twice_change_nothing(cast, waits, bank_says):
    waits({7: 10_000})
    bank_says((REFERENCE, "100"), ("who is this", "7"))
    assert bank_says((REFERENCE, "100"), ("who is this", "7")) == {"known": 2}
    assert bank_says((REFERENCE, "100"), ("who is this", "7"), ("new", "3")) == {"known": 2, "unknown": 1}
    assert BankFile.objects.count() == 2
    assert standing() == (1_000, 11_000)
    assert AuditEntry.objects.filter(action="payments.bank_file_uploaded_again").count() == 1


@pytest.mark.parametrize(
    ("written", "amount", "why"),
    [
        ("h4kx7qrt", "100", "typed"),
        ("H4KX-7QRE", "100", "typed"),
        (REFERENCE, "99.99", "under"),
        (REFERENCE, "100.01", "over"),
        ("for the dress", "100", "same_amount"),
        ("for the dress", "55", "unknown"),
    ],
)
def test_what_is_not_certain_is_proposed_and_never_booked_by_itself(cast, waits, bank_says, written, amount, why):
    waits({7: 10_000})
    assert bank_says((written, amount)) == {why: 1}
    (line,) = bank_lines_to_decide()
    assert (line.why, line.reference) == (why, "" if why == "unknown" else REFERENCE)
    assert prepaid_open(7) == 10_000
    assert held(cast) == 0
    assert standing() == (line.amount_minor, line.amount_minor)


def test_a_second_transfer_and_one_for_a_cancelled_order_wait(cast, waits, bank_says):
    waits({7: 10_000})
    waits({9: 5_000}, "AAAA-CCCC")
    void_payment(order_id=9)
    counts = bank_says((REFERENCE, "100"), (f"again {REFERENCE}", "100"), ("AAAA-CCCC", "50"))
    assert counts == {"exact": 1, "double": 1, "late": 1}
    assert standing() == (15_000, 25_000)


def test_a_transfer_that_somebody_confirmed_before_the_file_came_is_not_booked_again(cast, waits, bank_says):
    waits({7: 10_000})
    capture_payment(actor_id=cast.dana.pk, order_id=7, now=NOW)
    assert bank_says((REFERENCE, "100")) == {"confirms": 1}
    assert bank_says((REFERENCE, "100"), ("x " + REFERENCE, "100")) == {"known": 1, "double": 1}
    assert standing() == (10_000, 20_000)
    assert held(cast) == 10_000


def test_somebody_says_that_a_typed_reference_is_right(cast, waits, bank_says):
    waits({7: 10_000})
    bank_says(("h4kx 7qrt", "100"))
    (line,) = bank_lines_to_decide()
    assert match_bank_line(actor_id=cast.dana.pk, line_id=line.id, reference="h4kx7qrt", now=NOW) == "matched"
    assert (held(cast), standing()) == (10_000, (0, 10_000))
    for decide in (
        lambda: match_bank_line(actor_id=cast.dana.pk, line_id=line.id, reference=REFERENCE, now=NOW),
        lambda: credit_bank_line(actor_id=cast.dana.pk, line_id=line.id, now=NOW),
        lambda: return_bank_line(actor_id=cast.dana.pk, line_id=line.id, now=NOW),
    ):
        with pytest.raises(AlreadyDecided):
            decide()
    assert standing() == (0, 10_000)


def test_too_little_is_kept_until_the_rest_comes_and_too_much_is_credit(cast, waits, bank_says):
    waits({7: 4_000, 8: 6_000})
    bank_says((REFERENCE, "60"), (f"rest {REFERENCE}", "45"))
    first, rest = bank_lines_to_decide()
    assert match_bank_line(actor_id=cast.dana.pk, line_id=first.id, reference=REFERENCE, now=NOW) == "kept"
    assert (held(cast), standing()) == (0, (10_500, 10_500))
    assert match_bank_line(actor_id=cast.dana.pk, line_id=rest.id, reference=REFERENCE, now=NOW) == "matched"
    assert (held(cast), wallet_credit(cast.bob.pk), standing()) == (10_000, 500, (0, 10_500))
    assert not bank_lines_to_decide()
    assert sum(line.balance_minor for line in trial_balance()) == 0


def test_money_becomes_credit_of_who_paid_or_of_who_is_named(cast, waits, bank_says):
    waits({7: 10_000})
    bank_says((REFERENCE, "100"), (f"again {REFERENCE}", "100"), ("a gift", "30"))
    gift, again = sorted(bank_lines_to_decide(), key=lambda line: line.amount_minor)
    assert credit_bank_line(actor_id=cast.dana.pk, line_id=again.id, now=NOW) == cast.bob.pk
    with pytest.raises(InvalidInput):
        credit_bank_line(actor_id=cast.dana.pk, line_id=gift.id, now=NOW)
    with pytest.raises(InvalidInput):
        credit_bank_line(actor_id=cast.dana.pk, line_id=gift.id, handle="nobody.here", now=NOW)
    assert credit_bank_line(actor_id=cast.dana.pk, line_id=gift.id, handle="@charlie", now=NOW) == cast.charlie.pk
    assert (wallet_credit(cast.bob.pk), wallet_credit(cast.charlie.pk)) == (10_000, 3_000)
    assert standing()[0] == 0


def test_money_that_goes_back_is_sent_by_somebody(cast, bank_says):
    bank_says(("a mistake", "30"))
    (line,) = bank_lines_to_decide()
    assert claim_bank_line(actor_id=cast.dana.pk, line_id=line.id, now=NOW) is True
    assert claim_bank_line(actor_id=cast.dana.pk, line_id=line.id, now=NOW) is False
    assert bank_lines_to_decide()[0].owner == "Dana"
    return_bank_line(actor_id=cast.dana.pk, line_id=line.id, now=NOW)
    assert [each.id for each in bank_lines_to_return()] == [line.id]
    assert mark_bank_line_returned(actor_id=cast.dana.pk, line_id=line.id, now=NOW) is True
    assert mark_bank_line_returned(actor_id=cast.dana.pk, line_id=line.id, now=NOW) is False
    assert standing() == (0, 0)


def test_a_reference_that_nobody_has_is_told_at_the_field(cast, waits, bank_says):
    waits({7: 10_000})
    bank_says(("x", "30"))
    (line,) = bank_lines_to_decide()
    with pytest.raises(InvalidInput) as refused:
        match_bank_line(actor_id=cast.dana.pk, line_id=line.id, reference="AAAA-AAAA", now=NOW)
    assert "reference" in refused.value.fields
    assert standing()[0] == 3_000


def test_columns_that_were_chosen_are_remembered_for_the_bank(cast, waits):
    waits({7: 10_000})
    head = "Date,Thing one,Thing two,Amount,Amount in"
    text = f"{head}\n14/03/2026,x,{REFERENCE},9999,100\n"
    file = upload_bank_file(actor_id=cast.dana.pk, name="a.csv", content=text.encode(), now=NOW)
    columns = {"date": [0], "amount": [4], "text": [1, 2]}
    assert take_in_bank_file(actor_id=cast.dana.pk, file_id=file, columns=columns, now=NOW) == {"exact": 1}
    other = upload_bank_file(
        actor_id=cast.dana.pk, name="b.csv", content=f"{head}\n15/03/2026,y,z,1,5\n".encode(), now=NOW
    )
    assert bank_preview(other, now=NOW).lines[0].amount_minor == 500
    for wrong in ({"date": [0]}, {"date": [9], "amount": [1]}, {"date": [0], "amount": [1], "x": [1]}):
        with pytest.raises(InvalidInput):
            take_in_bank_file(actor_id=cast.dana.pk, file_id=other, columns=wrong, now=NOW)


def test_a_file_that_is_none_is_told(cast):
    for content in (b"", b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"hello"):
        with pytest.raises(InvalidInput) as refused:
            upload_bank_file(actor_id=cast.dana.pk, name="x", content=content, now=NOW)
        assert "file" in refused.value.fields
    assert not BankFile.objects.exists()
    assert not Payment.objects.exists()

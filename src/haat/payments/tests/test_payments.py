import pytest
from django.db import IntegrityError, transaction

from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.policies import change_policy
from haat.ledger.models import LedgerTransaction
from haat.ledger.operations.credit_wallet import credit_wallet
from haat.ledger.operations.record_cod_sale import record_cod_sale
from haat.ledger.operations.spend_wallet import NotEnoughCredit
from haat.ledger.queries import balance, balances, trial_balance
from haat.ledger.types import LedgerAccount, Terms
from haat.payments.models import Payment, Refund
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.operations.capture_payment import PaymentIsClosed, capture_payment
from haat.payments.operations.refund_order import RefundTooLarge, refund_order
from haat.payments.operations.void_payment import void_payment
from haat.payments.queries import new_reference, payment_methods, payments_of, prepaid_open, wallet_credit
from haat.payments.types import BANK_TRANSFER, COD, WALLET, Due
from tests.cast import NOW

TERMS = Terms(None, "", 1000, 1_000, 0, 0, None)


@pytest.fixture
def begun(cast):
    """begun("bank_transfer") is Bob's payment of 120 to Alice for order 7."""

    def begin(method=BANK_TRANSFER, order_id=7):
        due = Due(order_id, cast.alice.pk, method, 12_000, "PKR", new_reference())
        (payment_id,) = begin_payments(payer_id=cast.bob.pk, dues=[due], now=NOW)
        return payment_id

    return begin


def refund(**more):
    given = {"amount_minor": None, "refund_key": "r", "reason": "It tore", "now": NOW, **more}
    return refund_order(order_id=7, **given)


def test_money_comes_once_and_goes_back_once(cast, begun):
    begun()
    assert refund() is None
    assert capture_payment(actor_id=cast.dana.pk, order_id=7, now=NOW) is True
    assert capture_payment(actor_id=cast.dana.pk, order_id=7, now=NOW) is False
    assert balances(cast.alice.pk, "PKR").held_minor == 12_000
    first = refund()
    assert refund() == first
    assert refund(refund_key="another") is None
    assert Refund.objects.get().amount_minor == 12_000
    assert balances(cast.alice.pk, "PKR").held_minor == 0
    assert LedgerTransaction.objects.count() == 2


def test_it_goes_back_in_parts_until_nothing_is_left(cast, begun):
    begun()
    capture_payment(actor_id=cast.dana.pk, order_id=7, now=NOW)
    first = refund(amount_minor=5_000, refund_key="a")
    assert refund(amount_minor=5_000, refund_key="a") == first
    assert refund(amount_minor=4_000, refund_key="b") != first
    with pytest.raises(RefundTooLarge):
        refund(amount_minor=3_001, refund_key="c")
    assert balances(cast.alice.pk, "PKR").held_minor == 3_000
    assert payments_of([7])[7][0].state == "captured"
    refund(refund_key="d")
    assert [row.amount_minor for row in Refund.objects.order_by("pk")] == [5_000, 4_000, 3_000]
    assert payments_of([7])[7][0].state == "refunded"
    with pytest.raises(ValueError, match="gives back"):
        refund(amount_minor=0, refund_key="e")


def test_what_is_awaited_before_packing_leaves_cash_out(cast):
    dues = [
        Due(7, cast.alice.pk, COD, 9_000, "PKR", "AAAA-CCCC"),
        Due(7, cast.alice.pk, BANK_TRANSFER, 3_000, "PKR", "AAAA-CCCC"),
    ]
    begin_payments(payer_id=cast.bob.pk, dues=dues, now=NOW)
    assert prepaid_open(7) == 3_000
    capture_payment(actor_id=None, order_id=7, method=BANK_TRANSFER, now=NOW)
    assert prepaid_open(7) == 0
    assert [(each.method, each.state) for each in payments_of([7])[7]] == [
        (COD, "on_delivery"),
        (BANK_TRANSFER, "captured"),
    ]


def test_cash_that_goes_back_is_credit_and_lowers_the_sellers_balance(cast, begun):
    begun(COD)
    capture_payment(actor_id=cast.bob.pk, order_id=7, now=NOW)
    assert not LedgerTransaction.objects.exists()
    refund(amount_minor=5_000)
    assert wallet_credit(cast.bob.pk) == 5_000
    assert balances(cast.alice.pk, "PKR").available_minor == -5_000
    record_cod_sale(
        order_id=7,
        seller_id=cast.alice.pk,
        item_minor=10_000,
        shipping_minor=2_000,
        terms=TERMS,
        currency="PKR",
        collected_by="seller",
        now=NOW,
    )
    assert balances(cast.alice.pk, "PKR").available_minor == -5_000 - 583
    refund(refund_key="rest")
    assert wallet_credit(cast.bob.pk) == 12_000
    assert balances(cast.alice.pk, "PKR").available_minor == -12_000
    assert not any(line.balance_minor for line in trial_balance() if line.kind == "commission")
    assert all(row.sent_at for row in Refund.objects.all())


def test_a_couriers_cash_that_goes_back_is_owed_by_the_courier(cast, begun):
    change_policy(actor_id=cast.dana.pk, name="payments.cash_goes_to_site", value=True, now=NOW)
    begun(COD)
    capture_payment(actor_id=cast.bob.pk, order_id=7, now=NOW)
    refund(amount_minor=4_000)
    record_cod_sale(
        order_id=7,
        seller_id=cast.alice.pk,
        item_minor=10_000,
        shipping_minor=2_000,
        terms=TERMS,
        currency="PKR",
        collected_by="courier",
        now=NOW,
    )
    assert balance(LedgerAccount("courier"), "PKR") == -12_000
    assert balances(cast.alice.pk, "PKR").available_minor == 8_000 - 667


def test_credit_is_spent_with_the_order_and_comes_back_with_it(cast):
    credit_wallet(account_id=cast.bob.pk, amount_minor=9_000, currency="PKR", key="gift", memo="Welcome", now=NOW)
    dues = [
        Due(7, cast.alice.pk, WALLET, 9_000, "PKR", "AAAA-CCCC"),
        Due(7, cast.alice.pk, BANK_TRANSFER, 3_000, "PKR", "AAAA-CCCC"),
    ]
    begin_payments(payer_id=cast.bob.pk, dues=dues, now=NOW)
    assert wallet_credit(cast.bob.pk) == 0
    assert prepaid_open(7) == 3_000
    capture_payment(actor_id=cast.dana.pk, order_id=7, now=NOW)
    assert balances(cast.alice.pk, "PKR").held_minor == 12_000
    refund(amount_minor=6_000)
    assert wallet_credit(cast.bob.pk) == 4_500
    assert balance(LedgerAccount("received", "bank_transfer"), "PKR") == -1_500
    assert balance(LedgerAccount("received", "wallet"), "PKR") == 0
    with pytest.raises(NotEnoughCredit), transaction.atomic():
        begin_payments(payer_id=cast.bob.pk, dues=[Due(8, cast.alice.pk, WALLET, 4_501, "PKR", "A")], now=NOW)
    assert not Payment.objects.filter(order_id=8).exists()


def test_a_deposit_and_cash_are_released_together(cast):
    dues = [
        Due(7, cast.alice.pk, BANK_TRANSFER, 2_000, "PKR", "AAAA-CCCC"),
        Due(7, cast.alice.pk, COD, 10_000, "PKR", "AAAA-CCCC"),
    ]
    begin_payments(payer_id=cast.bob.pk, dues=dues, now=NOW)
    capture_payment(actor_id=cast.dana.pk, order_id=7, method=BANK_TRANSFER, now=NOW)
    capture_payment(actor_id=cast.bob.pk, order_id=7, method=COD, now=NOW)
    refund(amount_minor=6_000)
    assert (balances(cast.alice.pk, "PKR").held_minor, balances(cast.alice.pk, "PKR").available_minor) == (
        1_000,
        -5_000,
    )
    record_cod_sale(
        order_id=7,
        seller_id=cast.alice.pk,
        item_minor=10_000,
        shipping_minor=2_000,
        terms=TERMS,
        currency="PKR",
        collected_by="seller",
        now=NOW,
    )
    after = balances(cast.alice.pk, "PKR")
    assert (after.held_minor, after.available_minor) == (0, -4_000 - 500)
    assert sum(line.balance_minor for line in trial_balance()) == 0


def test_what_is_no_longer_asked_for_is_not_taken(cast, begun):
    begun()
    assert void_payment(order_id=7) is True
    assert void_payment(order_id=7) is False
    with pytest.raises(PaymentIsClosed):
        capture_payment(actor_id=cast.dana.pk, order_id=7, now=NOW)
    with pytest.raises(NotFound):
        capture_payment(actor_id=cast.dana.pk, order_id=8, now=NOW)
    assert not LedgerTransaction.objects.exists()


def test_the_database_keeps_the_amounts_apart(cast, begun):
    payment = Payment.objects.get(pk=begun())
    for column, value in (("captured_minor", 12_001), ("captured_minor", -1), ("refunded_minor", 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Payment.objects.filter(pk=payment.pk).update(**{column: value})
    with pytest.raises(IntegrityError), transaction.atomic():
        begun()
    with pytest.raises(InvalidInput):
        begun("shells", order_id=9)


def test_a_transfer_is_offered_only_where_money_can_be_sent(cast, settings):
    from django.core.cache import cache

    from haat.kernel.policies import change_policy

    cache.clear()

    def codes():
        return [each.code for each in payment_methods(buyer_id=cast.bob.pk, cod_allowed=True, now=NOW)]

    assert codes() == [COD]
    change_policy(actor_id=cast.dana.pk, name="payments.bank_account", value="Haat, 0001", now=NOW)
    assert codes() == [COD, BANK_TRANSFER]
    (cash, _transfer) = payment_methods(buyer_id=cast.bob.pk, cod_allowed=False, now=NOW)
    assert cash.why_not
    cache.clear()


def test_references_are_short_and_never_the_same():
    made = {new_reference() for _ in range(500)}
    assert len(made) == 500
    assert all(len(each) == 9 and not set(each) & set("0O1IL2Z5S8BUV") for each in made)

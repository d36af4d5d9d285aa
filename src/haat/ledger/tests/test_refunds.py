"""Refunds in parts: what goes back, what of the commission comes with it, and that no more goes back than came."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from haat.ledger import queries
from haat.ledger.models import LedgerTransaction, Sale
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.mark_batch_paid import mark_batch_paid
from haat.ledger.operations.record_cod_sale import record_cod_sale
from haat.ledger.operations.record_transaction import KeyReused, NotEnough
from haat.ledger.operations.refund_sale import RefundTooLarge, refund_sale
from haat.ledger.operations.release_sale import release_sale
from haat.ledger.operations.release_sales import release_sales
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.operations.set_dispute_aside import set_dispute_aside
from haat.ledger.operations.settle_dispute import settle_dispute
from haat.ledger.types import Borne, LedgerAccount, SaleRelease, Terms
from tests.cast import NOW

# 240.00 of things and 20.00 of shipping; 10 % commission and 18 % tax on it.
TERMS = Terms(4, "Shoes", 1000, 24_00, 4_32, 0, None)
TOTAL = 260_00
COMMISSION, VAT = LedgerAccount("commission"), LedgerAccount("vat")


def hold(order_id=1, seller=7, total=TOTAL):
    hold_sale(order_id=order_id, seller_id=seller, method="card", amount_minor=total, currency="PKR", now=NOW)


def release(order_id=1, seller=7, terms=TERMS):
    return release_sale(
        order_id=order_id, seller_id=seller, item_minor=240_00, shipping_minor=20_00, terms=terms, currency="PKR",
        now=NOW,
    )  # fmt: skip


def refund(amount, key="a", order_id=1, seller=7, to=None, **more):
    return refund_sale(
        order_id=order_id, seller_id=seller, refund_key=key, amount_minor=amount, to=to or {"card": amount},
        buyer_id=9, currency="PKR", now=NOW, **more,
    )  # fmt: skip


@pytest.mark.django_db
class TestBeforeTheRelease:
    def test_a_part_comes_out_of_what_is_held_and_the_rest_is_released_with_its_share_of_commission(self):
        hold()
        assert refund(100_00).stage == "held"
        assert queries.balances(7, "PKR").held_minor == 160_00
        release()
        # 160/260 of 24.00 and of 4.32, each rounded by largest remainder.
        assert queries.balance(COMMISSION, "PKR") == 14_77
        assert queries.balance(VAT, "PKR") == 2_66
        assert queries.balances(7, "PKR").available_minor == 160_00 - 14_77 - 2_66
        assert check_books(now=NOW) == []

    def test_all_of_it_leaves_nothing_to_release(self):
        hold()
        refund(TOTAL)
        assert release() == 0
        assert queries.balances(7, "PKR").held_minor == queries.balances(7, "PKR").available_minor == 0
        assert queries.balance(COMMISSION, "PKR") == 0

    def test_another_order_of_the_seller_does_not_pay_for_it(self):
        hold(1)
        hold(2)
        refund(TOTAL)
        with pytest.raises(RefundTooLarge), transaction.atomic():
            refund(1, key="b")
        assert queries.balances(7, "PKR").held_minor == TOTAL

    def test_store_credit_goes_to_the_buyer(self):
        hold()
        refund(100_00, to={"wallet": 60_00, "card": 40_00})
        assert queries.wallet_balance(9, "PKR") == 60_00


@pytest.mark.django_db
class TestAfterTheRelease:
    def test_commission_and_tax_come_back_in_proportion_and_cents_never_vanish(self):
        hold()
        release()
        parts = [refund(86_66, "a"), refund(86_67, "b"), refund(86_67, "c")]
        assert sum(part.commission_minor for part in parts) == 24_00
        assert sum(part.vat_minor for part in parts) == 4_32
        assert queries.balance(COMMISSION, "PKR") == queries.balance(VAT, "PKR") == 0
        assert queries.balances(7, "PKR").available_minor == 0
        assert check_books(now=NOW) == []

    def test_the_platform_keeps_its_commission_where_that_is_the_policy(self):
        hold()
        release()
        refund(TOTAL, borne=Borne(commission_returns=False))
        assert queries.balance(COMMISSION, "PKR") == 24_00
        assert queries.balances(7, "PKR").available_minor == -(24_00 + 4_32)

    def test_who_bears_label_and_fee_pays_for_them(self):
        hold()
        release()
        told = refund(TOTAL, borne=Borne(label_minor=3_00, gateway_fee_minor=5_00, gateway_fee_by="seller"))
        assert told.from_seller_minor == TOTAL - 24_00 - 4_32 + 8_00
        assert queries.balance(LedgerAccount("label_costs"), "PKR") == 3_00
        assert queries.balance(LedgerAccount("gateway_fees"), "PKR") == 5_00
        assert queries.balances(7, "PKR").available_minor == -8_00

    @pytest.mark.parametrize(
        ("paid_by", "label_by", "seller", "wallet", "costs"),
        [
            ("platform", "seller", -3_00, 0, 3_00),
            ("platform", "platform", 0, 0, 0),
            ("buyer", "seller", -3_00, 3_00, 0),
            ("buyer", "platform", 0, 3_00, -3_00),
            ("buyer", "buyer", 0, 0, 0),
        ],
    )
    def test_the_way_back_is_paid_to_whoever_paid_it(self, paid_by, label_by, seller, wallet, costs):
        hold()
        release()
        borne = Borne(label_minor=3_00, label_by=label_by, label_paid_by=paid_by)
        for _press in range(2):
            refund(TOTAL, borne=borne)
        assert queries.balances(7, "PKR").available_minor == seller
        assert queries.wallet_balance(9, "PKR") == wallet
        assert queries.balance(LedgerAccount("label_costs"), "PKR") == costs
        assert check_books(now=NOW) == []

    @pytest.mark.parametrize("released", [False, True])
    def test_a_label_that_the_buyer_bears_is_kept_of_what_goes_back(self, released):
        hold()
        if released:
            release()
        borne = Borne(label_minor=3_00, label_by="buyer")
        with pytest.raises(ValueError, match="all of it somewhere"):
            refund(TOTAL, borne=borne)
        refund(TOTAL, to={"card": TOTAL - 3_00}, borne=borne)
        assert queries.balance(LedgerAccount("label_costs"), "PKR") == 3_00
        assert queries.balances(7, "PKR").available_minor == queries.balances(7, "PKR").held_minor == 0
        assert queries.balance(COMMISSION, "PKR") == 0
        with pytest.raises(RefundTooLarge):
            refund(1, "b")
        assert check_books(now=NOW) == []

    def test_what_the_platform_bears_leaves_seller_and_commission_alone(self, cast):
        seller = cast.alice.pk
        save_payout_destination(account_id=seller, holder="Alice", bank="Meezan", number="0123456789", now=NOW)
        hold(1, seller, 1_000_00)
        by_platform = Borne(refund_by="platform")
        with pytest.raises(ValueError, match="once its seller has the money"):
            refund(100_00, seller=seller, borne=by_platform)
        terms = Terms(None, "", 1000, 100_00, 0, 0, None)
        release_sale(
            order_id=1, seller_id=seller, item_minor=1_000_00, shipping_minor=0, terms=terms, currency="PKR", now=NOW
        )
        mark_batch_paid(actor_id=cast.dana.pk, batch_id=run_payouts(actor_id=None, currency="PKR", now=NOW), now=NOW)
        assert refund(400_00, "p", seller=seller, borne=by_platform).from_seller_minor == 0
        assert queries.balances(seller, "PKR").available_minor == 0
        assert queries.balance(LedgerAccount("subsidies", "cases"), "PKR") == -400_00
        assert queries.balance(COMMISSION, "PKR") == 100_00
        # What the seller gives back later brings its own share of the commission, and no more.
        assert refund(300_00, "s", seller=seller).commission_minor == 30_00
        assert queries.balances(seller, "PKR").available_minor == -270_00
        with pytest.raises(RefundTooLarge):
            refund(300_01, "t", seller=seller)
        assert check_books(now=NOW) == []

    def test_after_the_payout_the_seller_owes_it_and_the_next_payout_is_smaller(self, cast):
        seller = cast.alice.pk
        save_payout_destination(account_id=seller, holder="Alice", bank="Meezan", number="0123456789", now=NOW)
        for order_id in (1, 2, 3):
            hold(order_id, seller, 1_000_00)
        terms = Terms(None, "", 0, 0, 0, 0, None)
        full = {"item_minor": 1_000_00, "shipping_minor": 0, "terms": terms, "currency": "PKR", "now": NOW}
        release_sale(order_id=1, seller_id=seller, **full)
        mark_batch_paid(actor_id=cast.dana.pk, batch_id=run_payouts(actor_id=None, currency="PKR", now=NOW), now=NOW)
        refund(300_00, order_id=1, seller=seller)
        assert queries.balances(seller, "PKR").available_minor == -300_00
        release_sale(order_id=2, seller_id=seller, **full)
        batch = queries.payout_batch(run_payouts(actor_id=None, currency="PKR", now=NOW))
        assert batch.total_minor == 700_00
        assert check_books(now=NOW) == []

    def test_cash_that_the_seller_took_lowers_the_sellers_balance(self):
        record_cod_sale(
            order_id=1, seller_id=7, item_minor=240_00, shipping_minor=20_00, terms=TERMS, currency="PKR",
            collected_by="seller", now=NOW,
        )  # fmt: skip
        refund(TOTAL, to={"bank_transfer": TOTAL})
        assert queries.balances(7, "PKR").available_minor == -TOTAL
        assert queries.balance(LedgerAccount("received", "bank_transfer"), "PKR") == TOTAL
        with pytest.raises(RefundTooLarge), transaction.atomic():
            refund(1, key="b")


@pytest.mark.django_db
class TestKeysAndLimits:
    def test_the_same_key_is_one_refund(self):
        hold()
        assert refund(50_00) == refund(50_00)
        assert queries.sale_of(1).refunded_minor == 50_00

    def test_a_key_with_another_amount_is_refused(self):
        hold()
        refund(50_00)
        with pytest.raises(KeyReused), transaction.atomic():
            refund(51_00)

    @pytest.mark.parametrize("amount", [0, -5])
    def test_nothing_or_less_is_no_refund(self, amount):
        hold()
        with pytest.raises(ValueError, match="gives back"):
            refund(amount, to={"card": amount})

    def test_parts_that_are_not_the_whole_are_no_refund(self):
        hold()
        with pytest.raises(ValueError, match="gives back"):
            refund(10, to={"card": 4, "wallet": 5})

    def test_another_currency_is_refused(self):
        hold()
        with pytest.raises(RefundTooLarge), transaction.atomic():
            refund_sale(
                order_id=1, seller_id=7, refund_key="x", amount_minor=5, to={"card": 5}, buyer_id=9, currency="USD",
                now=NOW,
            )  # fmt: skip
        assert not LedgerTransaction.objects.filter(kind="refund").exists()

    def test_the_database_itself_refuses_to_give_back_more_than_came(self):
        hold()
        with pytest.raises(Exception, match="a_sale_gives_back_no_more_than_it_brought_in"), transaction.atomic():
            Sale.objects.filter(pk=1).update(refunded_minor=TOTAL + 1)


@pytest.mark.django_db
class TestDisputes:
    def test_a_lost_one_goes_back_with_its_commission_and_a_won_one_comes_back_to_the_seller(self):
        for order_id in (1, 2):
            hold(order_id)
            release(order_id)
            set_dispute_aside(
                order_id=order_id, seller_id=7, amount_minor=TOTAL, currency="PKR", dispute_key=f"d{order_id}", now=NOW
            )
        assert queries.balances(7, "PKR").disputed_minor == 2 * TOTAL
        with pytest.raises(RefundTooLarge), transaction.atomic():
            refund(1)
        for order_id, won in ((1, False), (2, True)):
            first = settle_dispute(dispute_key=f"d{order_id}", won=won, method="card", now=NOW)
            assert first == settle_dispute(dispute_key=f"d{order_id}", won=won, method="card", now=NOW)
        assert queries.balances(7, "PKR").disputed_minor == 0
        assert queries.balances(7, "PKR").available_minor == TOTAL - 24_00 - 4_32
        assert queries.balance(COMMISSION, "PKR") == 24_00
        assert check_books(now=NOW) == []


def test_two_refunds_at_once_above_what_came_refuse_one(transactional_db):
    hold()
    release()

    def ask(key):
        try:
            refund(200_00, key)
        except NotEnough as refusal:
            return type(refusal)
        finally:
            connection.close()
        return "refunded"

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(ask, ["a", "b"]))
    assert sorted(map(str, answers)) == sorted(map(str, [RefundTooLarge, "refunded"]))
    assert queries.sale_of(1).refunded_minor == 200_00
    assert check_books(now=NOW) == []


def test_a_refund_and_a_release_at_once_agree_in_either_order(transactional_db):
    for order_id in range(1, 13):
        hold(order_id)

    def act(number):
        order_id, which = divmod(number, 2)
        try:
            release(order_id + 1) if which else refund(TOTAL, f"r{order_id}", order_id + 1)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(act, range(24)))
    assert queries.balances(7, "PKR").held_minor == 0
    assert queries.balance(COMMISSION, "PKR") == queries.balances(7, "PKR").available_minor == 0
    assert check_books(now=NOW) == []


@pytest.mark.django_db
class TestBatches:
    def sales(self, *, doors=("", "courier", "seller")):
        return [SaleRelease(n, 7 + n % 3, 240_00, 20_00, TERMS, "PKR", doors[n % len(doors)]) for n in range(1, 31)]

    def test_a_batch_books_what_one_by_one_books(self):
        sales = self.sales()
        for sale in sales:
            if not sale.cash_with:
                hold(sale.order_id, sale.seller_id)
        ids = release_sales(sales=sales, now=NOW)
        assert len(set(ids)) == 30
        assert release_sales(sales=sales, now=NOW) == ids
        together = {line.kind: line.balance_minor for line in queries.trial_balance()}
        assert together["commission"] == 30 * 24_00
        assert together["courier"] == -10 * TOTAL
        assert together["held"] == 0
        for sale, booked in zip(sales, ids, strict=True):
            row = LedgerTransaction.objects.get(pk=booked)
            assert (row.order_id, row.details["rule"], row.at) == (sale.order_id, "Shoes", NOW)
        assert check_books(now=NOW) == []

    def test_one_that_is_not_held_fails_the_batch_and_nothing_is_booked(self):
        with pytest.raises(NotEnough), transaction.atomic():
            release_sales(sales=self.sales(doors=("", "courier")), now=NOW)
        assert not LedgerTransaction.objects.exists()

    def test_more_than_a_call_takes_or_one_order_twice_is_nonsense(self):
        sale = SaleRelease(1, 7, 1, 0, TERMS, "PKR", "courier")
        with pytest.raises(ValueError, match="each once"):
            release_sales(sales=[sale, sale], now=NOW)

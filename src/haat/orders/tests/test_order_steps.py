from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.models import AuditEntry, OutboxEvent
from haat.ledger.models import LedgerTransaction
from haat.ledger.queries import balances, trial_balance
from haat.listings.models import Listing
from haat.orders import rules
from haat.orders.models import Order, Transition
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.accept_silent import accept_silent
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.cancel_overdue import cancel_overdue
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.deliver_silent import deliver_silent
from haat.orders.operations.extend_shipping import extend_shipping
from haat.orders.operations.open_case import open_case
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.pack_orders import pack_orders
from haat.orders.operations.settle_accepted import settle_accepted
from haat.orders.operations.ship_order import ship_order
from haat.orders.operations.take_step import MovedOn, NotYetPossible
from haat.orders.queries import order_for, packing_list
from haat.payments.models import Payment, Refund
from haat.payments.operations.capture_payment import PaymentIsClosed
from haat.payments.operations.confirm_bank_transfer import NotATransfer, confirm_bank_transfer
from haat.payments.operations.mark_refund_sent import mark_refund_sent
from tests.cast import NOW


def state(order):
    return Order.objects.get(pk=order.id).state


def paid(order, cast, deliver):
    payment = Payment.objects.get(order_id=order.id)
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=payment.pk, now=NOW)
    deliver()


def at_the_door(order, cast):
    """Pack, ship and deliver."""
    pack_order(seller_id=cast.alice.pk, order_id=order.id, now=NOW)
    ship_order(seller_id=cast.alice.pk, order_id=order.id, carrier="TCS", now=NOW)
    deliver_order(actor_id=cast.bob.pk, order_id=order.id, now=NOW)


def test_a_transfer_is_held_then_released_less_the_commission(cast, an_order, bank, deliver):
    order = an_order(method="bank_transfer")
    with pytest.raises(NotYetPossible):
        pack_order(seller_id=cast.alice.pk, order_id=order.id, now=NOW)
    paid(order, cast, deliver)
    assert state(order) == rules.CONFIRMED
    assert balances(cast.alice.pk, "PKR").held_minor == 258_000
    at_the_door(order, cast)
    accept_order(buyer_id=cast.bob.pk, order_id=order.id, now=NOW)
    after = balances(cast.alice.pk, "PKR")
    assert (after.held_minor, after.available_minor) == (0, 258_000 - 24_000)
    assert settle_accepted(now=NOW) == 1
    assert state(order) == rules.SETTLED
    assert Transition.objects.filter(order_id=order.id).count() == 7
    assert sum(line.balance_minor for line in trial_balance()) == 0


def test_cash_leaves_the_seller_owing_the_commission(cast, an_order):
    an_order("accepted")
    assert balances(cast.alice.pk, "PKR").available_minor == -24_000
    assert Payment.objects.get().captured_minor == 258_000


def test_every_step_twice_is_one_step(cast, an_order, bank, deliver):
    order = an_order(method="bank_transfer")
    paid(order, cast, deliver)
    payment = Payment.objects.get(order_id=order.id)
    assert confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=payment.pk, now=NOW) is False
    deliver()
    steps = [
        lambda: pack_order(seller_id=cast.alice.pk, order_id=order.id, now=NOW),
        lambda: ship_order(seller_id=cast.alice.pk, order_id=order.id, carrier="TCS", now=NOW),
        lambda: deliver_order(actor_id=cast.bob.pk, order_id=order.id, now=NOW),
        lambda: accept_order(buyer_id=cast.bob.pk, order_id=order.id, now=NOW),
    ]
    for step in steps:
        assert step() is True
        assert step() is False
    assert LedgerTransaction.objects.count() == 2
    assert AuditEntry.objects.filter(action="payments.bank_transfer_confirmed").count() == 1


def test_only_the_buyer_accepts_and_only_the_seller_packs(cast, an_order):
    order = an_order()
    for stranger in (cast.bob, cast.charlie, cast.dana):
        with pytest.raises(NotFound):
            pack_order(seller_id=stranger.pk, order_id=order.id, now=NOW)
    at_the_door(order, cast)
    for stranger in (cast.alice, cast.charlie):
        with pytest.raises(NotFound):
            accept_order(buyer_id=stranger.pk, order_id=order.id, now=NOW)
    assert state(order) == rules.DELIVERED
    assert pack_orders(seller_id=cast.charlie.pk, order_ids=[order.id], now=NOW) == 0
    with pytest.raises(NotFound):
        order_for(cast.charlie.pk, order.id, now=NOW)
    assert order_for(cast.dana.pk, order.id, now=NOW).role == rules.STAFF


def test_nothing_can_be_skipped(cast, an_order):
    order = an_order()
    refused = [
        lambda: ship_order(seller_id=cast.alice.pk, order_id=order.id, carrier="TCS", now=NOW),
        lambda: deliver_order(actor_id=cast.bob.pk, order_id=order.id, now=NOW),
        lambda: accept_order(buyer_id=cast.bob.pk, order_id=order.id, now=NOW),
        lambda: open_case(buyer_id=cast.bob.pk, order_id=order.id, kind="damaged", words="Where is it", now=NOW),
    ]
    for act in refused:
        with pytest.raises(NotYetPossible):
            act()
    assert state(order) == rules.CONFIRMED
    assert not LedgerTransaction.objects.exists()


def test_who_brings_it_must_be_said(cast, an_order):
    order = an_order("packed")
    for carrier, tracking in (("", "1"), ("x" * 41, ""), ("TCS", "1" * 61)):
        with pytest.raises(InvalidInput):
            ship_order(seller_id=cast.alice.pk, order_id=order.id, carrier=carrier, tracking=tracking, now=NOW)
    assert state(order) == rules.PACKED
    ship_order(seller_id=cast.alice.pk, order_id=order.id, carrier="TCS", tracking="১২৩", now=NOW)
    assert order_for(cast.bob.pk, order.id, now=NOW).tracking == "123"
    assert Listing.objects.get(pk=order.listing_id).state == "sold"


def test_the_buyer_cancels_before_packing_and_the_thing_is_back(cast, an_order):
    order = an_order()
    assert Listing.objects.get(pk=order.listing_id).state == "reserved"
    cancel_order(actor_id=cast.bob.pk, order_id=order.id, reason="", now=NOW)
    assert state(order) == rules.CANCELLED
    assert Listing.objects.get(pk=order.listing_id).state == "active"
    assert Payment.objects.get().state == "void"
    late = an_order("packed")
    with pytest.raises(NotYetPossible):
        cancel_order(actor_id=cast.bob.pk, order_id=late.id, reason="", now=NOW)
    with pytest.raises(InvalidInput):
        cancel_order(actor_id=cast.alice.pk, order_id=late.id, reason=" ", now=NOW)
    assert cancel_order(actor_id=cast.alice.pk, order_id=late.id, reason="It tore.", now=NOW)
    with pytest.raises(NotFound):
        cancel_order(actor_id=cast.charlie.pk, order_id=order.id, reason="", now=NOW)


def test_a_paid_order_that_is_cancelled_gives_the_money_back_once(cast, an_order, bank, deliver):
    order = an_order(method="bank_transfer")
    paid(order, cast, deliver)
    cancel_order(actor_id=cast.alice.pk, order_id=order.id, reason="It tore.", now=NOW)
    cancel_order(actor_id=cast.alice.pk, order_id=order.id, reason="It tore.", now=NOW)
    refund = Refund.objects.get()
    assert refund.amount_minor == 258_000
    assert balances(cast.alice.pk, "PKR").held_minor == 0
    assert mark_refund_sent(actor_id=cast.dana.pk, refund_id=refund.pk, now=NOW)
    assert mark_refund_sent(actor_id=cast.dana.pk, refund_id=refund.pk, now=NOW) is False
    assert sum(line.balance_minor for line in trial_balance()) == 0


def test_money_that_comes_while_the_order_is_cancelled_goes_back(cast, an_order, bank, deliver):
    order = an_order(method="bank_transfer")
    payment = Payment.objects.get(order_id=order.id)
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=payment.pk, now=NOW)
    # The fact has not been heard yet, and the buyer cancels.
    cancel_order(actor_id=cast.bob.pk, order_id=order.id, reason="", now=NOW)
    deliver()
    assert state(order) == rules.CANCELLED
    assert Refund.objects.get().amount_minor == 258_000
    other = an_order(method="bank_transfer")
    cancel_order(actor_id=cast.bob.pk, order_id=other.id, reason="", now=NOW)
    with pytest.raises(PaymentIsClosed):
        confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=other.id).pk, now=NOW)
    with pytest.raises(NotATransfer):
        confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=an_order().id).pk, now=NOW)


def test_what_is_not_shipped_in_time_is_called_off(cast, an_order, bank, deliver):
    cash, unpaid, transfer = an_order(), an_order(method="bank_transfer"), an_order(method="bank_transfer")
    paid(transfer, cast, deliver)
    pack_order(seller_id=cast.alice.pk, order_id=transfer.id, now=NOW)
    assert cancel_overdue(now=NOW + timedelta(days=2)) == 0
    assert cancel_overdue(now=NOW + timedelta(days=3)) == 1
    assert state(unpaid) == rules.CANCELLED
    assert cancel_overdue(now=NOW + timedelta(days=4)) == 2
    assert {state(cash), state(transfer)} == {rules.CANCELLED}
    reasons = dict(Transition.objects.filter(state=rules.CANCELLED).values_list("order_id", "reason"))
    assert reasons == {cash.id: rules.UNSHIPPED, unpaid.id: rules.UNPAID, transfer.id: rules.UNSHIPPED}
    assert Refund.objects.get().payment.order_id == transfer.id
    assert set(Listing.objects.values_list("state", flat=True)) == {"active"}


def test_the_buyer_gives_more_time_once(cast, an_order):
    order = an_order()
    due = Order.objects.get(pk=order.id).due_at
    with pytest.raises(NotFound):
        extend_shipping(buyer_id=cast.alice.pk, order_id=order.id, now=NOW)
    assert extend_shipping(buyer_id=cast.bob.pk, order_id=order.id, now=NOW)
    assert extend_shipping(buyer_id=cast.bob.pk, order_id=order.id, now=NOW) is False
    # Wednesday and three business days: Monday.
    assert Order.objects.get(pk=order.id).due_at - due == timedelta(days=5)
    assert cancel_overdue(now=due) == 0


def test_silence_delivers_and_accepts(cast, an_order):
    order = an_order("shipped")
    assert deliver_silent(now=NOW + timedelta(days=9)) == 0
    assert deliver_silent(now=NOW + timedelta(days=10)) == 1
    assert accept_silent(now=NOW + timedelta(days=12)) == 0
    assert accept_silent(now=NOW + timedelta(days=13)) == 1
    assert settle_accepted(now=NOW + timedelta(days=13)) == 1
    assert state(order) == rules.SETTLED
    assert Transition.objects.get(order_id=order.id, state=rules.ACCEPTED).actor is None


def test_the_packing_list_holds_confirmed_orders_only(cast, an_order, bank):
    waiting, ready, packed = an_order(method="bank_transfer"), an_order(), an_order("packed")
    assert [row.id for row in packing_list(cast.alice.pk)] == [ready.id]
    assert pack_orders(seller_id=cast.alice.pk, order_ids=[waiting.id, ready.id, packed.id], now=NOW) == 1
    assert state(waiting) == rules.PLACED


def test_facts_follow_the_steps_in_order(cast, an_order):
    order = an_order("accepted")
    names = OutboxEvent.objects.filter(subject=f"order:{order.id}", name__startswith="orders.").order_by("pk")
    assert [name.removeprefix("orders.order_") for name in names.values_list("name", flat=True)] == [
        "placed", "confirmed", "packed", "shipped", "delivered", "accepted",
    ]  # fmt: skip


def race(*acts):
    """Run the acts at once, each on its own connection; what each answered or how it was refused."""

    def run(act):
        try:
            return act()
        except (MovedOn, NotYetPossible) as refusal:
            return type(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_cancelling_and_packing_at_once_leaves_one_of_them(cast, an_order):
    for _round in range(5):
        order = an_order()
        answers = race(
            lambda: cancel_order(actor_id=cast.bob.pk, order_id=order.id, reason="", now=NOW),  # noqa: B023
            lambda: pack_order(seller_id=cast.alice.pk, order_id=order.id, now=NOW),  # noqa: B023
        )
        assert answers.count(True) == 1
        assert state(order) == (rules.CANCELLED if answers[0] is True else rules.PACKED)
        listing = Listing.objects.get(pk=order.listing_id).state
        assert listing == ("active" if answers[0] is True else "reserved")


@pytest.mark.django_db(transaction=True)
def test_accepting_while_silence_accepts_pays_once(cast, an_order):
    order = an_order("delivered")
    late = NOW + timedelta(days=3)
    race(
        lambda: accept_order(buyer_id=cast.bob.pk, order_id=order.id, now=late),
        lambda: accept_silent(now=late),
        lambda: accept_silent(now=late),
        lambda: accept_order(buyer_id=cast.bob.pk, order_id=order.id, now=late),
    )
    assert state(order) == rules.ACCEPTED
    assert LedgerTransaction.objects.count() == 1
    assert balances(cast.alice.pk, "PKR").available_minor == -24_000

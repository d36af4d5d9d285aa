"""Cases [ORD-4]: who may do what, what silence does to the second, and where the money goes."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from haat.ledger.queries import balances, trial_balance
from haat.orders import rules as order_rules
from haat.orders.models import Case, CaseEntry, Order
from haat.orders.operations._cases import NotNow
from haat.orders.operations.open_case import open_case
from haat.orders.operations.refund_case import refund_case
from haat.orders.rules import cases as rules
from haat.payments.models import Payment, Refund
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from tests.cast import NOW

TOTAL, FEE = 258_000, 24_000
SECOND = timedelta(seconds=1)
HOURS48 = timedelta(hours=48)


@pytest.fixture
def a_case(cast, an_order, a_photo, bank, deliver):
    """a_case("damaged", method="cod") is Bob's case about Alice's dress; `.id`, `.order`, `.photo`."""

    def make(kind=rules.DAMAGED, method="bank_transfer", at=NOW, tracking="7731"):
        order = an_order(method=method)
        if method == "bank_transfer":
            confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=order.id).pk, now=NOW)
            deliver(NOW)
        walk(cast, order.id, "shipped" if kind == rules.NOT_RECEIVED else "delivered", tracking)
        photo = a_photo(cast.bob.pk)
        if kind == rules.NOT_RECEIVED:
            at = at + timedelta(days=5)
        shown = [] if kind == rules.NOT_RECEIVED else [photo]
        case_id = open_case(
            buyer_id=cast.bob.pk, order_id=order.id, kind=kind, words="The seam is open.", photo_ids=shown, now=at
        )
        return SimpleNamespace(id=case_id, order=order.id, listing=order.listing_id, photo=photo, at=at)

    return make


def walk(cast, order_id, to, tracking="7731"):
    from haat.orders.operations.deliver_order import deliver_order
    from haat.orders.operations.pack_order import pack_order
    from haat.orders.operations.ship_order import ship_order

    pack_order(seller_id=cast.alice.pk, order_id=order_id, now=NOW)
    ship_order(seller_id=cast.alice.pk, order_id=order_id, carrier="TCS", tracking=tracking, now=NOW)
    if to == "delivered":
        deliver_order(actor_id=cast.bob.pk, order_id=order_id, now=NOW)


def state(case):
    return Case.objects.get(pk=case.id).state


def order_state(case):
    return Order.objects.get(pk=case.order).state


def refunded(case):
    return sum(Refund.objects.filter(payment__order_id=case.order).values_list("amount_minor", flat=True))


def money(cast):
    found = balances(cast.alice.pk, "PKR")
    return found.held_minor, found.available_minor


def books_balance():
    assert sum(line.balance_minor for line in trial_balance()) == 0


def test_a_case_stops_the_clock_and_starts_the_sellers(cast, a_case):
    case = a_case()
    row, order = Case.objects.get(), Order.objects.get(pk=case.order)
    assert (row.state, row.due_at) == (rules.ANSWERING, NOW + HOURS48)
    assert (order.state, order.due_at) == (order_rules.DISPUTED, NOW + HOURS48)
    entry = CaseEntry.objects.get()
    assert (entry.act, entry.words, entry.photo_ids) == ("opened", "The seam is open.", [case.photo])
    again = open_case(buyer_id=cast.bob.pk, order_id=case.order, kind=rules.DAMAGED, words="x", now=NOW)
    assert again == case.id
    assert CaseEntry.objects.count() == 1


def test_the_seller_gives_everything_back(cast, a_case):
    case = a_case()
    refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    assert (state(case), order_state(case)) == (rules.CLOSED, order_rules.CANCELLED)
    assert refunded(case) == TOTAL
    assert money(cast) == (0, 0)
    books_balance()
    with pytest.raises(NotNow):
        refund_case(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    assert refunded(case) == TOTAL

"""What happens when one parcel is ordered.

1. The things were reserved for this checkout already; nobody else can take them.
2. The commission of each thing is asked from the ledger and frozen on its line, with the rule that matched.
3. The order copies title, price, size, photo and address, because listings and people change later.
4. A payment is begun: cash waits for the door, a transfer for the operator's word.
5. Cash orders are confirmed at once; a transfer leaves the order placed until the money is there or the clock ends.
6. Each step is a row with actor and time, and a fact that others hear after the commit.
7. All of this is one transaction with the reservation and with the other parcels of the checkout.
8. If anything is refused, nothing of it has happened.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from haat.accounts.queries import person
from haat.kernel.events import publish
from haat.kernel.statements import store
from haat.ledger.queries import commission_terms
from haat.ledger.types import Terms
from haat.listings.types import Reserved
from haat.orders import policies, rules
from haat.orders.events import OrderConfirmed, OrderPlaced
from haat.orders.models import Checkout, Order, OrderLine, Transition
from haat.orders.operations._deadlines import pay_by, ship_by
from haat.orders.types import AddressCopy
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.types import COD, Due


@transaction.atomic(savepoint=False)
def place_order(
    *, checkout: Checkout, seller_id: int, things: Sequence[Reserved], address: AddressCopy, now: datetime
) -> int:
    """Order what was reserved of one seller; the order's id. Called inside the checkout's transaction."""
    terms = [_frozen_terms(thing, now) for thing in things]
    confirmed = checkout.method == COD
    order = Order(
        checkout=checkout,
        buyer_id=checkout.buyer_id,
        seller_id=seller_id,
        state=rules.CONFIRMED if confirmed else rules.PLACED,
        due_at=ship_by(seller=person(seller_id), now=now) if confirmed else pay_by(now=now),
        moved_at=now,
        placed_at=now,
        method=checkout.method,
        currency=things[0].currency,
        item_minor=sum(thing.price_minor * thing.quantity for thing in things),
        shipping_minor=parcel_price([thing.parcel_class for thing in things]),
        fee_minor=sum(each.fee_minor for each in terms),
        vat_minor=sum(each.vat_minor for each in terms),
        address=address.as_json(),
        city=address.city,
    )
    store(order)
    lines = [
        OrderLine(
            order=order,
            listing_id=thing.listing_id,
            variant_id=thing.variant_id,
            title=thing.title,
            size=thing.size,
            photo_id=thing.photo_id,
            price_minor=thing.price_minor,
            quantity=thing.quantity,
            terms=asdict(frozen),
        )
        for thing, frozen in zip(things, terms, strict=True)
    ]
    store(*lines)
    _begin(order=order, checkout=checkout, confirmed=confirmed, now=now)
    return order.pk


def parcel_price(classes: Sequence[str]) -> int:
    """Shipping of one seller's things together, by the operator's prices of today."""
    prices = {name: policy.value() for name, policy in policies.PARCEL_PRICES.items()}
    return rules.parcel_price(classes, prices=prices, further_minor=policies.PARCEL_FURTHER.value())


def _frozen_terms(thing: Reserved, now: datetime) -> Terms:
    return commission_terms(
        seller_id=thing.seller_id,
        category_path=thing.category_path,
        amount_minor=thing.price_minor * thing.quantity,
        currency=thing.currency,
        now=now,
    )


def _begin(*, order: Order, checkout: Checkout, confirmed: bool, now: datetime) -> None:
    due = Due(
        order_id=order.pk,
        payee_id=order.seller_id,
        method=order.method,
        amount_minor=order.total_minor,
        currency=order.currency,
        reference=checkout.reference,
    )
    begin_payments(payer_id=order.buyer_id, dues=[due], now=now)
    parties = {"order_id": order.pk, "buyer_id": order.buyer_id, "seller_id": order.seller_id}
    placed = Transition(order=order, state=rules.PLACED, role=rules.BUYER, actor_id=order.buyer_id, at=now)
    if not confirmed:
        store(placed)
        publish(OrderPlaced(**parties))
        return
    store(placed, Transition(order=order, state=rules.CONFIRMED, role=rules.CLOCK, at=now))
    publish(OrderPlaced(**parties), OrderConfirmed(**parties))

"""What happens when one parcel is ordered.

1. The things were reserved for this checkout already; nobody else can take them.
2. The price was asked anew with the very same question as on the page: shipping, taxes, what cash at the door costs.
3. The commission of each thing, which the ledger was asked for, is frozen on its line, with the rule that matched; so
   is the tax, and what the thing adds to the parcel.
4. The order copies title, price, size, photo and address, because listings and people change later.
5. Cash at the door is confirmed at once when little is to be feared [COD-2]; else the order waits for the buyer's word
   or deposit, and what was thought of it is kept with risk. What is paid before waits for the money.
6. An order that nothing is left to pay of is confirmed at once.
7. Each step is a row with actor and time, and a fact that others hear after the commit.
8. All of this is one transaction with the reservations, the payments and the other parcels of the checkout.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from haat.accounts.queries import person
from haat.kernel.events import publish
from haat.kernel.statements import store_family
from haat.ledger.types import Terms
from haat.listings.types import Reserved
from haat.orders import policies, rules
from haat.orders.events import OfOrder, OrderConfirmed, OrderPlaced, OrderVerifying
from haat.orders.models import Checkout, Order, OrderLine, Transition
from haat.orders.operations._deadlines import pay_by, ship_by, verify_by
from haat.orders.queries.pricing import parcel_minor
from haat.orders.rules.quotes import ParcelQuote
from haat.orders.types import AddressCopy
from haat.payments.types import COD, WALLET
from haat.risk.operations.record_assessment import record_assessment

_FACTS: dict[str, type[OfOrder]] = {rules.CONFIRMED: OrderConfirmed, rules.VERIFYING: OrderVerifying}


@transaction.atomic(savepoint=False)
def place_order(
    *,
    checkout: Checkout,
    quote: ParcelQuote,
    things: Sequence[Reserved],
    address: AddressCopy,
    terms: Sequence[Terms],
    now: datetime,
) -> Order:
    """Order what was reserved of one seller, at the price of its quote. Called inside the checkout's transaction.

    `terms` holds the commission of each thing.
    """
    state = _first_state(quote)
    order = Order(
        checkout=checkout,
        buyer_id=checkout.buyer_id,
        seller_id=quote.seller_id,
        state=state,
        due_at=_due_at(quote, state, now),
        moved_at=now,
        placed_at=now,
        method=_main_method(checkout, quote),
        currency=things[0].currency,
        fee_minor=sum(each.fee_minor for each in terms),
        vat_minor=sum(each.vat_minor for each in terms),
        address=address.as_json(),
        city=address.city,
        **_price_columns(quote),
    )
    store_family(order, "order_id", _lines(order, quote, things, terms), _first_steps(order, now))
    _tell(order)
    if quote.request is not None and quote.assessment is not None and order.method == COD:
        record_assessment(order_id=order.pk, request=quote.request, assessment=quote.assessment, now=now)
    return order


def _first_state(quote: ParcelQuote) -> str:
    """Where an order begins, once it is placed."""
    if not any(minor for method, minor in quote.parts.items() if method != WALLET):
        return rules.CONFIRMED
    if COD not in quote.parts:
        return rules.PLACED
    return rules.CONFIRMED if quote.assessment is None or quote.assessment.clear else rules.VERIFYING


def _main_method(checkout: Checkout, quote: ParcelQuote) -> str:
    """How the order is paid; what store credit pays of it beside another method is told by its payments."""
    return WALLET if set(quote.parts) == {WALLET} else checkout.method


def _due_at(quote: ParcelQuote, state: str, now: datetime) -> datetime:
    if state == rules.CONFIRMED:
        return ship_by(seller=person(quote.seller_id), now=now)
    return verify_by(now=now) if state == rules.VERIFYING else pay_by(now=now)


def _price_columns(quote: ParcelQuote) -> dict[str, object]:
    price = quote.price
    waits = _first_state(quote) == rules.VERIFYING
    return {
        "item_minor": price.item_minor,
        "shipping_minor": price.shipping_minor,
        "tax_minor": price.tax_minor,
        "site_tax_minor": price.site_tax_minor,
        "shipping_tax": asdict(price.shipping_tax) if price.shipping_tax else {},
        "discount_minor": quote.discount_minor,
        "cash_fee_minor": quote.cash_fee_minor,
        "further_minor": policies.PARCEL_FURTHER.value(),
        "dearest_minor": price.dearest_minor,
        "combined_with_id": quote.combined_with,
        "pickup_place": quote.pickup_place,
        "clearing": [
            {"kind": way.kind, "amount_minor": way.amount_minor, "now_minor": way.now_minor} for way in quote.ways
        ]
        if waits
        else [],
    }


def _lines(order: Order, quote: ParcelQuote, things: Sequence[Reserved], terms: Sequence[Terms]) -> list[OrderLine]:
    return [
        OrderLine(
            order=order,
            listing_id=thing.listing_id,
            variant_id=thing.variant_id,
            title=thing.title,
            size=thing.size,
            photo_id=thing.photo_id,
            price_minor=thing.price_minor,
            parcel_minor=parcel_minor(thing.parcel_class),
            quantity=thing.quantity,
            terms=asdict(frozen),
            tax=asdict(tax) if tax else {},
        )
        for thing, frozen, tax in zip(things, terms, quote.price.taxes, strict=True)
    ]


def _first_steps(order: Order, now: datetime) -> list[Transition]:
    steps = [Transition(order=order, state=rules.PLACED, role=rules.BUYER, actor_id=order.buyer_id, at=now)]
    if order.state != rules.PLACED:
        steps.append(Transition(order=order, state=order.state, role=rules.CLOCK, at=now))
    return steps


def _tell(order: Order) -> None:
    parties = {"order_id": order.pk, "buyer_id": order.buyer_id, "seller_id": order.seller_id}
    facts: list[OfOrder] = [OrderPlaced(**parties)]
    if order.state != rules.PLACED:
        facts.append(_FACTS[order.state](**parties))
    publish(*facts)

"""What happens when a seller buys a label of the carrier [ORD-5].

1. The price is asked, and the seller's money pays it first: a key for each order makes it once.
2. Then the carrier is asked for the label, with the same key; what was paid for before finds its label again.
3. The label is kept with the order: carrier and number stand in the form that ships it.
4. A carrier that does not answer leaves the money set apart; the next press goes on from there.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import person
from haat.kernel.errors import Refusal
from haat.ledger.operations.pay_label import pay_label
from haat.orders import labels, rules
from haat.orders.models import Label, Order
from haat.orders.operations.take_step import NotYetPossible
from haat.orders.types import AddressCopy
from haat.payments.queries import payments_of
from haat.payments.types import COD


class NoLabels(Refusal):
    message = _("This market sells no labels. Please ship it by yourself.")


class CarrierDown(Refusal):
    """The carrier cannot be reached; what was paid is kept for the next try."""

    status = 503
    message = _("The carrier does not answer right now. Please try again in a while, or ship it by yourself.")


def buy_label(*, seller_id: int, order_id: int, now: datetime) -> bool:
    """False when it was bought before. Raises NotFound, NotYetPossible, NoLabels, CarrierDown, NotEnough.

    It waits for the carrier, so it is not one transaction: the money is booked before, the label is kept after.
    """
    order = Order.objects.sold_by(seller_id).one(order_id)
    if Label.objects.filter(order=order).exists():
        return False
    if order.is_pickup or order.state not in (rules.CONFIRMED, rules.PACKED):
        raise NotYetPossible
    adapter = labels.chosen()
    if adapter is None:
        raise NoLabels
    wanted = _wanted(order)
    try:
        price = adapter.price(wanted)
        if price:
            pay_label(order_id=order.pk, seller_id=seller_id, price_minor=price, currency=order.currency, now=now)
        bought = adapter.buy(wanted, key=f"order:{order.pk}")
    except labels.LabelsDown as fault:
        raise CarrierDown from fault
    return _keep(order, bought, price, now)


@transaction.atomic
def _keep(order: Order, bought: labels.Bought, price: int, now: datetime) -> bool:
    _label, is_new = Label.objects.get_or_create(
        order=order,
        defaults={
            "carrier": bought.carrier,
            "tracking": bought.tracking,
            "price_minor": price,
            "pdf": bought.pdf,
            "bought_at": now,
        },
    )
    return is_new


def _wanted(order: Order) -> labels.Wanted:
    seller = person(order.seller_id)
    cash = sum(part.amount_minor for part in payments_of([order.pk]).get(order.pk, ()) if part.method == COD)
    return labels.Wanted(
        number=rules.order_number(order.pk),
        sender=seller.display_name,
        sender_city=seller.city,
        address=AddressCopy(**order.address),
        cash_minor=cash,
        currency=order.currency,
    )

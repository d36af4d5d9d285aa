from datetime import datetime

from django.db import transaction

from haat.kernel.site import SITE_COUNTRY
from haat.ledger.operations.release_sales import release_sales
from haat.ledger.types import SaleRelease, Terms
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.take_step import NotYetPossible, take_step
from haat.payments.queries import cash_goes_to
from haat.payments.types import COD


@transaction.atomic
def accept_order(*, buyer_id: int, order_id: int, now: datetime) -> bool:
    """ "All is well": the seller's money is released in the same transaction. False when it was accepted before.

    An order in a case is accepted by withdrawing the case. Raises NotFound, NotYetPossible, MovedOn.
    """
    order = Order.objects.bought_by(buyer_id).one(order_id)
    if order.state == rules.DISPUTED:
        raise NotYetPossible
    return accept(order=order, role=rules.BUYER, actor_id=buyer_id, now=now)


def accept(*, order: Order, role: str, actor_id: int | None, now: datetime) -> bool:
    """The step and the money, for whoever takes it; inside the caller's transaction."""
    accepted = take_step(order=order, to=rules.ACCEPTED, role=role, actor_id=actor_id, now=now)
    if accepted:
        release_sales(sales=[release_of(order)], now=now)
    return accepted


def release_of(order: Order) -> SaleRelease:
    """What the books need: held becomes available without the frozen commission [LED-3]; of cash at the door the
    commission is owed [LED-6].
    """
    return SaleRelease(
        order_id=order.pk,
        seller_id=order.seller_id,
        item_minor=order.total_minor - order.shipping_minor,
        shipping_minor=order.shipping_minor,
        terms=_terms_of(order),
        currency=order.currency,
        cash_with=cash_goes_to() if order.method == COD else "",
        site_tax_minor=order.site_tax_minor,
        site_tax_country=order.address.get("country") or SITE_COUNTRY.value(),
    )


def _terms_of(order: Order) -> Terms:
    """What all lines said when they were sold; the rule's name is told when all lines had the same."""
    lines = [Terms(**line.terms) for line in order.lines.filter(cancelled_at__isnull=True)]
    same = all(terms.rule_id == lines[0].rule_id for terms in lines)
    return Terms(
        rule_id=lines[0].rule_id if same else None,
        rule_name=lines[0].rule_name if same else ", ".join(dict.fromkeys(terms.rule_name for terms in lines)),
        points=lines[0].points if same else 0,
        fee_minor=order.fee_minor,
        vat_minor=order.vat_minor,
        floor_minor=lines[0].floor_minor if same else 0,
        cap_minor=lines[0].cap_minor if same else None,
    )

"""What happens when one thing of an order is called off, and the others go on.

1. The same people may do it as long as the whole order could be called off; the last thing is the whole order.
2. The order's row is locked: two things called off at once are counted one after the other.
3. What is left is priced as it was sold: the parcel costs what it would have cost without the thing, commission and
   tax of the thing fall away with it, a discount shrinks in proportion.
4. What is paid is lowered by the difference: every way of paying bears its share, by largest remainder [LED-5]; what
   has come goes back the way it came.
5. The thing goes back on sale. No other line, no other order of the checkout is touched.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.events import publish
from haat.kernel.money import split_largest_remainder
from haat.kernel.text import one_line
from haat.listings.operations.release_reservation import release_reservation
from haat.orders import rules
from haat.orders.events import LineCancelled
from haat.orders.models import Order, OrderLine
from haat.orders.operations.cancel_order import cancel
from haat.orders.operations.place_orders import reservation_key
from haat.orders.operations.take_step import NotYetPossible
from haat.orders.rules.taxes import Tax
from haat.payments.operations.lower_payments import lower_payments


@transaction.atomic
def cancel_line(*, actor_id: int, order_id: int, line_id: int, reason: str, now: datetime) -> bool:
    """Buyer (before packing) or seller (before shipping) calls one thing off. False when it was before.

    A seller gives a reason. Raises NotFound, InvalidInput, NotYetPossible.
    """
    order = Order.objects.of_party(actor_id).select_for_update().one(order_id)
    role, reason = order.role_of(actor_id), one_line(reason)[:300]
    lines = list(order.lines.order_by("pk"))
    line = next((each for each in lines if each.pk == line_id), None)
    if line is None:
        raise NotFound
    if line.cancelled_at is not None:
        return False
    if role == rules.SELLER and not reason:
        raise InvalidInput(fields={"reason": _("Please tell the buyer why.")})
    if order.state not in rules.BEFORE_SHIPPING or not rules.may(role, order.state, rules.CANCELLED):
        raise NotYetPossible
    rest = [each for each in lines if each.cancelled_at is None and each.pk != line_id]
    if not rest:
        return cancel(order=order, role=role, actor_id=actor_id, reason=reason, now=now)
    before = order.total_minor
    _shrink(order, line, rest)
    OrderLine.objects.filter(pk=line.pk).update(cancelled_at=now, cancelled_role=role, cancel_reason=reason)
    release_reservation(reservation_key=reservation_key(order.checkout_id, line.variant_id), now=now)
    lower_payments(
        order_id=order.pk,
        amount_minor=before - order.total_minor,
        refund_key=f"order:{order.pk}:line:{line.pk}",
        reason=reason or str(_("A thing was called off.")),
        now=now,
    )
    publish(
        LineCancelled(
            order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id, line_id=line.pk, reason=reason
        )
    )
    return True


@dataclass(frozen=True, slots=True)
class _Taxed:
    """A tax with the line it belongs to, or of the parcel."""

    tax: Tax | None

    @property
    def added_minor(self) -> int:
        return self.tax.added_minor if self.tax else 0

    @property
    def site_minor(self) -> int:
        return self.tax.site_minor if self.tax else 0


def _shrink(order: Order, line: OrderLine, rest: list[OrderLine]) -> None:
    """The order's sums without the line; stored."""
    items = sum(each.price_minor * each.quantity for each in rest)
    gone = line.price_minor * line.quantity
    parcel = min(order.shipping_minor, _shipping(order, rest))
    old, thing = _taxed(order.shipping_tax), _taxed(line.tax)
    new = _Taxed(old.tax.on(parcel) if old.tax and parcel else None)
    changes = {
        "item_minor": items,
        "shipping_minor": parcel,
        "tax_minor": order.tax_minor - thing.added_minor - old.added_minor + new.added_minor,
        "site_tax_minor": order.site_tax_minor - thing.site_minor - old.site_minor + new.site_minor,
        "discount_minor": split_largest_remainder(order.discount_minor, [items, gone])[0] if items + gone else 0,
        "fee_minor": order.fee_minor - line.terms["fee_minor"],
        "vat_minor": order.vat_minor - line.terms["vat_minor"],
    }
    Order.objects.filter(pk=order.pk).update(
        **changes, shipping_tax={**order.shipping_tax, "minor": new.tax.minor if new.tax else 0} if old.tax else {}
    )
    for column, value in changes.items():
        setattr(order, column, value)


def _shipping(order: Order, rest: list[OrderLine]) -> int:
    """As if the thing had never been in the parcel; what travels with an earlier order goes on doing so."""
    parcels = [each.parcel_minor for each in rest]
    if order.combined_with_id is None:
        return rules.shipping_of(parcels, further_minor=order.further_minor)
    return order.further_minor * len(parcels)


def _taxed(frozen: dict[str, object]) -> _Taxed:
    return _Taxed(Tax(**frozen) if frozen else None)  # type: ignore[arg-type]

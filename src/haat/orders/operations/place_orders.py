"""What happens when somebody presses "Confirm and order".

1. The key of the form is written first: a second press waits for the first and finds its orders.
2. The buyer's standing, the way to pay and the address are looked at, through the buyer.
3. What is ordered leaves the bag in one statement, so that a second window finds it empty.
4. Every thing is reserved in the order of variant ids, so that two checkouts never wait for each other in a circle.
5. If one is gone, all is undone and the answer names which; the bag stays as it was and nothing is charged.
6. The total is compared with what the buyer saw; a price that moved in between is told, not taken.
7. Each seller's things become one order (see place_order).
8. Ledger, stock, orders, payments and facts are one transaction.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from haat.accounts.operations.save_address import save_address
from haat.accounts.queries import address_for, require_standing
from haat.kernel.errors import InvalidInput, Refusal
from haat.listings.operations.reserve_listing import reserve_listing
from haat.listings.types import Reserved
from haat.orders.models import BagItem, Checkout, Order
from haat.orders.operations._deadlines import reserved_until
from haat.orders.operations.place_order import parcel_price, place_order
from haat.orders.types import AddressCopy, NewAddress
from haat.payments.queries import new_reference, why_not
from haat.payments.types import METHODS


class BagIsEmpty(Refusal):
    message = _("Your bag is empty.")


class SoldMeanwhile(Refusal):
    """Things of the bag that cannot be had any more; `listing_ids` says which."""

    def __init__(self, gone: list[tuple[int, str]]) -> None:
        self.listing_ids = [listing_id for listing_id, _title in gone]
        titles = ", ".join(f"“{title}”" for _id, title in gone)
        super().__init__(
            ngettext(
                "%(titles)s is gone in the meantime. Nothing was ordered and nothing was charged; the rest is still"
                " in your bag.",
                "%(titles)s are gone in the meantime. Nothing was ordered and nothing was charged; the rest is still"
                " in your bag.",
                len(gone),
            )
            % {"titles": titles}
        )


class TotalChanged(Refusal):
    """A price or the shipping moved after the buyer looked."""

    message = _("A price has changed since you opened this page. Please look at the new total and confirm again.")


@transaction.atomic
def place_orders(
    *,
    buyer_id: int,
    address_id: int | None = None,
    new_address: NewAddress | None = None,
    method: str,
    idempotency_key: str,
    variant_ids: Sequence[int] | None = None,
    seen_total_minor: int | None = None,
    now: datetime,
) -> list[int]:
    """Order what the bag holds, or those variants of it, one order per seller; their ids. All or nothing.

    It goes to a kept address or to a new one, which is kept when the order goes through. `variant_ids` and
    `seen_total_minor` are what the buyer was shown. The same key again returns the same orders.
    Raises BagIsEmpty, SoldMeanwhile, TotalChanged, Suspended, Limited, NotFound for another person's address,
    InvalidInput for a new one that cannot be used or a way to pay that is not open to this buyer.
    """
    if method not in METHODS:
        raise InvalidInput(fields={"method": _("Please choose how you pay.")})
    checkout, is_new = Checkout.objects.claim(
        buyer_id=buyer_id, key=idempotency_key, method=method, reference=new_reference(), now=now
    )
    if not is_new:
        return list(Order.objects.filter(checkout=checkout).order_by("pk").values_list("pk", flat=True))
    require_standing(account_id=buyer_id, act="buy", now=now)
    if new_address is not None:
        address_id = save_address(account_id=buyer_id, **new_address, now=now)
    if address_id is None:
        raise InvalidInput(fields={"address": _("Please say where it goes.")})
    address = _address_copy(buyer_id, address_id)
    things = _reserve(checkout=checkout, variant_ids=variant_ids, now=now)
    _check_method(checkout, cod_allowed=all(thing.cod_allowed for thing in things), now=now)
    by_seller = [list(group) for _seller, group in groupby(things, key=lambda thing: thing.seller_id)]
    _check_total(by_seller, seen_total_minor)
    return [
        place_order(checkout=checkout, seller_id=group[0].seller_id, things=group, address=address, now=now)
        for group in by_seller
    ]


def _reserve(*, checkout: Checkout, variant_ids: Sequence[int] | None, now: datetime) -> list[Reserved]:
    """Take the bag and reserve each thing, in the order of variants; the result is in the order of sellers."""
    items = BagItem.objects.take_out(checkout.buyer_id, variant_ids)
    reserved: list[Reserved] = []
    gone: list[tuple[int, str]] = []
    for item in items:
        try:
            reserved.append(
                reserve_listing(
                    buyer_id=checkout.buyer_id,
                    listing_id=item.listing_id,
                    variant_id=item.variant_id,
                    quantity=1,
                    reservation_key=reservation_key(checkout.pk, item.variant_id),
                    until=reserved_until(now=now),
                    now=now,
                )
            )
        except Refusal:
            gone.append((item.listing_id, item.title))
    if gone:
        raise SoldMeanwhile(gone)
    if not reserved:
        raise BagIsEmpty
    return sorted(reserved, key=lambda thing: (thing.seller_id, thing.listing_id))


def reservation_key(checkout_id: int, variant_id: int) -> str:
    """Names the stock that an order holds; the same when it is let go or sold."""
    return f"checkout:{checkout_id}:{variant_id}"


def _address_copy(buyer_id: int, address_id: int) -> AddressCopy:
    kept = address_for(buyer_id, address_id)
    return AddressCopy(
        name=kept.name,
        phone=kept.phone_as_read,
        line=kept.line,
        city=kept.city,
        country=kept.country,
        landmark=kept.landmark,
        postcode=kept.postcode,
        plus_code=kept.plus_code,
    )


def _check_method(checkout: Checkout, *, cod_allowed: bool, now: datetime) -> None:
    refused = why_not(method=checkout.method, buyer_id=checkout.buyer_id, cod_allowed=cod_allowed, now=now)
    if refused:
        raise InvalidInput(fields={"method": refused})


def _check_total(by_seller: list[list[Reserved]], seen_minor: int | None) -> None:
    if seen_minor is None:
        return
    total = sum(
        sum(thing.price_minor * thing.quantity for thing in things)
        + parcel_price([thing.parcel_class for thing in things])
        for things in by_seller
    )
    if total != seen_minor:
        raise TotalChanged

"""What happens when somebody presses "Confirm and order".

1. The key of the form is written first: a second press waits for the first and finds its orders. What is ordered
   leaves the bag in the same statement, so that a second window finds it empty.
2. The buyer's standing, the way to pay and the address are looked at, through the buyer.
3. Every thing is reserved in the order of variant ids, so that two checkouts never wait for each other in a circle.
4. If one is gone, all is undone and the answer names which; the bag stays as it was and nothing is charged.
5. The price is asked with the same question as on the page (see queries.quotes) and compared with what the buyer saw:
   what moved in between is told, not taken. What cannot be paid at the door is told at the choice.
6. Each seller's things become one order (see place_order).
7. The total is split over orders and ways to pay to the last coin [LED-5], and the payments begin; store credit is
   spent at once.
8. Ledger, stock, orders, payments and facts are one transaction. A provider was asked before it began (check_out).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from haat.accounts.operations.save_address import save_address
from haat.accounts.queries import address_for, require_standing
from haat.kernel.errors import InvalidInput, Refusal
from haat.ledger.operations.spend_wallet import NotEnoughCredit
from haat.ledger.queries import commission_rules, commission_terms
from haat.ledger.types import Terms
from haat.listings.operations.reserve_listing import reserve_listing
from haat.listings.types import Reserved
from haat.orders.models import Checkout, Order
from haat.orders.operations._deadlines import reserved_until
from haat.orders.operations.place_order import place_order
from haat.orders.queries.pickups import pickups_of
from haat.orders.queries.quotes import Asker, quote
from haat.orders.rules.quotes import Quote
from haat.orders.types import AddressCopy, NewAddress
from haat.orders.types.bag import Taken
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.queries import new_reference, wallet_credit, why_not
from haat.payments.types import COD, METHODS, WALLET, Due


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
    credit_minor: int = 0,
    offer_taken: bool = False,
    variant_ids: Sequence[int] | None = None,
    seen_total_minor: int | None = None,
    intent: str = "",
    device: str = "",
    fetch_from: Collection[int] = (),
    now: datetime,
) -> list[int]:
    """Order what the bag holds, or those variants of it, one order per seller; their ids. All or nothing.

    It goes to a kept address or to a new one, which is kept when the order goes through. `credit_minor` of store
    credit is used first, as far as the total goes; `offer_taken` says that the discount for paying before was shown.
    `fetch_from` names the sellers whose things the buyer fetches. `variant_ids` and `seen_total_minor` are what the
    buyer was shown. The same key again returns the same orders.
    Raises BagIsEmpty, SoldMeanwhile, TotalChanged, Suspended, Limited, NotEnoughCredit, NotFound for another person's
    address, InvalidInput for a new one that cannot be used or a way to pay that is not open to this buyer.
    """
    if method not in METHODS:
        raise InvalidInput(fields={"method": _("Please choose how you pay.")})
    checkout, taken = Checkout.objects.begin(
        buyer_id=buyer_id,
        key=idempotency_key,
        method=method,
        reference=new_reference(),
        variant_ids=variant_ids,
        now=now,
    )
    if taken is None:
        return list(Order.objects.filter(checkout=checkout).order_by("pk").values_list("pk", flat=True))
    require_standing(account_id=buyer_id, act="buy", now=now)
    address = _address(buyer_id, address_id, new_address, now)
    things = _reserve(checkout=checkout, taken=taken, now=now)
    by_seller = {seller_id: list(group) for seller_id, group in groupby(things, key=lambda thing: thing.seller_id)}
    found = quote(
        asker=Asker(buyer_id, address, things[0].currency, device, pickups=_pickups(fetch_from, sellers=by_seller)),
        things=by_seller,
        method=method,
        credit_minor=credit_minor,
        offer_taken=offer_taken,
        now=now,
    )
    _check(found, cod_allowed=all(thing.cod_allowed for thing in things), seen_minor=seen_total_minor, now=now)
    terms = _terms_by_seller(by_seller, now)
    orders = [
        place_order(checkout=checkout, quote=parcel, things=group, address=address, terms=terms[seller_id], now=now)
        for parcel, (seller_id, group) in zip(found.parcels, by_seller.items(), strict=True)
    ]
    begin_payments(payer_id=buyer_id, dues=_dues(checkout, orders, found), intent=intent, now=now)
    return [order.pk for order in orders]


def _pickups(fetch_from: Collection[int], *, sellers: Collection[int]) -> dict[int, str]:
    """Where things are fetched. Raises InvalidInput when a seller no longer lets them be fetched."""
    wanted = set(fetch_from) & set(sellers)
    if not wanted:
        return {}
    offered = pickups_of(wanted)
    if wanted - offered.keys():
        raise InvalidInput(fields={"fetch": _("One of the sellers now sends parcels only. Please look again.")})
    return {seller_id: pickup.words for seller_id, pickup in offered.items()}


def _reserve(*, checkout: Checkout, taken: Sequence[Taken], now: datetime) -> list[Reserved]:
    """Reserve each thing, in the order of variants; the result is in the order of sellers."""
    reserved: list[Reserved] = []
    gone: list[tuple[int, str]] = []
    for item in taken:
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


def _check(found: Quote, *, cod_allowed: bool, seen_minor: int | None, now: datetime) -> None:
    """Whether the buyer may pay so, and whether they have seen this price. Raises InvalidInput, TotalChanged."""
    refused = found.refused if found.method == COD else ""
    if found.rest_minor:
        buyer_id = found.buyer_id
        refused = why_not(method=found.method, buyer_id=buyer_id, cod_allowed=cod_allowed, now=now) or refused
    if refused:
        raise InvalidInput(fields={"method": refused})
    if found.credit_minor and found.credit_minor > wallet_credit(found.buyer_id):
        raise InvalidInput(fields={"method" if found.method == WALLET else "credit": NotEnoughCredit.message})
    if seen_minor is not None and found.total_minor != seen_minor:
        raise TotalChanged


def _terms_by_seller(things: Mapping[int, Sequence[Reserved]], now: datetime) -> dict[int, list[Terms]]:
    """What the platform takes from each thing, by the operator's list as it stands now [LED-3]."""
    commission = commission_rules()
    return {
        seller_id: [
            commission_terms(
                seller_id=seller_id,
                category_path=thing.category_path,
                amount_minor=thing.price_minor * thing.quantity,
                currency=thing.currency,
                among=commission,
                now=now,
            )
            for thing in group
        ]
        for seller_id, group in things.items()
    }


def _dues(checkout: Checkout, orders: Sequence[Order], found: Quote) -> list[Due]:
    return [
        Due(
            order_id=order.pk,
            payee_id=order.seller_id,
            method=method,
            amount_minor=minor,
            currency=order.currency,
            reference=checkout.reference,
        )
        for order, parcel in zip(orders, found.parcels, strict=True)
        for method, minor in parcel.parts.items()
    ]


def _address(buyer_id: int, address_id: int | None, fresh: NewAddress | None, now: datetime) -> AddressCopy:
    """Where it goes: to one of the buyer's own addresses, or to a fresh one, which is kept."""
    if fresh is not None:
        address_id = save_address(account_id=buyer_id, **fresh, now=now)
    if address_id is None:
        raise InvalidInput(fields={"address": _("Please say where it goes.")})
    return AddressCopy.of(address_for(buyer_id, address_id))

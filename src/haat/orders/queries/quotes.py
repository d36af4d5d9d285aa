"""The price of a checkout: the same answer for the page that shows it and for the press that orders.

1. Each seller's things are priced where they go: shipping, taxes, and the parcel they may travel with [ORD-5].
2. Store credit is split over the orders by largest remainder [LED-5]; the chosen method pays the rest.
3. What would be paid at the door is assessed [COD-1]: what clears it, what it costs, or why it is not possible.
4. Who pays before instead, where cash would be a risk, gets the discount that was offered.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from haat.listings.queries import shelf_ids
from haat.orders.models import Order
from haat.orders.queries.pickups import pickups_of
from haat.orders.queries.pricing import Priced, price_things
from haat.orders.rules.quotes import CASH_WAYS, ParcelQuote, Quote
from haat.orders.types import AddressCopy
from haat.orders.types.bag import BagView
from haat.payments.queries import split, wallet_credit
from haat.payments.types import COD, WALLET
from haat.risk.queries import assess, cod_refusal
from haat.risk.types import CodRequest

Things = Mapping[int, Sequence[Priced]]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who orders, to where, from which device; `has_credit_minor` is the store credit that there is."""

    buyer_id: int
    address: AddressCopy
    currency: str
    device: str = ""
    has_credit_minor: int = 0
    # Sellers whose things the buyer fetches instead [ORD-5]: where and when.
    pickups: Mapping[int, str] = field(default_factory=dict)
    # Those that ended well and were not paid at the door: risk keeps the history of the others.
    earlier_orders: int = 0


def quote(
    *,
    asker: Asker,
    things: Things,
    method: str,
    credit_minor: int = 0,
    offer_taken: bool = False,
    look_at_cash: bool = False,
    now: datetime,
) -> Quote:
    """What it costs to order `things`, by seller, paid by `method` after `credit_minor` of store credit.

    `offer_taken`: the buyer was offered a discount for paying before. `look_at_cash` asks about cash at the door also
    when another method is chosen, for a page that shows the choice.
    """
    parcels = priced_parcels(asker, things)
    if method == COD or offer_taken or look_at_cash:
        asker = replace(asker, earlier_orders=Order.objects.ended_well_without_cash(asker.buyer_id))
    if method != COD and (offer_taken or look_at_cash):
        parcels = [_looked_at(asker, parcel, things, parcel.total_minor, now) for parcel in parcels]
    if method != COD and offer_taken:
        parcels = [_discounted(parcel) for parcel in parcels]
    totals = [parcel.total_minor for parcel in parcels]
    credit = sum(totals) if method == WALLET else min(credit_minor, sum(totals))
    ways_to_pay = [(WALLET, credit)] if method == WALLET else [(WALLET, credit), (method, sum(totals) - credit)]
    shares = split(totals, ways_to_pay)
    parcels = [replace(parcel, parts=parts) for parcel, parts in zip(parcels, shares, strict=True)]
    if method == COD:
        parcels = [
            _with_fee(_looked_at(asker, parcel, things, parcel.parts[COD], now)) if parcel.parts.get(COD) else parcel
            for parcel in parcels
        ]
    return Quote(asker.buyer_id, tuple(parcels), method, asker.currency, credit, asker.has_credit_minor, offer_taken)


def priced_parcels(asker: Asker, things: Things) -> list[ParcelQuote]:
    """Each seller's parcel with its price where it goes, alone or with the one of an earlier order [ORD-5]."""
    travels = Order.objects.to_travel_with(asker.buyer_id, list(things), asker.address.as_json())
    return [_priced(asker, seller_id, group, travels.get(seller_id)) for seller_id, group in things.items()]


def checkout_quote(
    *,
    buyer_id: int,
    bag: BagView,
    address: AddressCopy,
    method: str,
    use_credit: bool = False,
    device: str = "",
    fetch_from: Collection[int] = (),
    now: datetime,
) -> Quote:
    """What the bag costs as it would be ordered now; what paying before saves is taken when that is chosen."""
    things = {parcel.seller.id: [line for line in parcel.lines if line.can_be_bought] for parcel in bag.buyable}
    has = wallet_credit(buyer_id)
    return quote(
        asker=Asker(buyer_id, address, bag.currency, device, has, _places(fetch_from, things)),
        things=dict(sorted(things.items())),
        method=method,
        credit_minor=has if use_credit else 0,
        offer_taken=method != COD,
        look_at_cash=bag.cod_allowed,
        now=now,
    )


def _places(fetch_from: Collection[int], sellers: Collection[int]) -> dict[int, str]:
    """Where it is fetched, of those sellers who still let it be."""
    wanted = set(fetch_from) & set(sellers)
    return {seller_id: pickup.words for seller_id, pickup in pickups_of(wanted).items()} if wanted else {}


def cash_request(
    asker: Asker, *, seller_id: int, things: Sequence[Priced], cash_minor: int, now: datetime
) -> CodRequest:
    """A parcel whose `cash_minor` would be paid at the door, as risk looks at it."""
    where = asker.address
    return CodRequest(
        order_key="",
        buyer_id=asker.buyer_id,
        seller_id=seller_id,
        amount_minor=cash_minor,
        currency=asker.currency,
        phone=where.phone,
        line=where.line,
        landmark=where.landmark,
        city=where.city,
        country=where.country,
        plus_code=where.plus_code,
        category_ids=shelf_ids(thing.category_id for thing in things),
        coupon=False,
        device=asker.device,
        placed_at=now,
        earlier_orders=asker.earlier_orders,
    )


def _priced(asker: Asker, seller_id: int, things: Sequence[Priced], travels: tuple[int, int] | None) -> ParcelQuote:
    place = asker.pickups.get(seller_id, "")
    with_order, covered = (travels or (None, None)) if not place else (None, None)
    price = price_things(
        things,
        country=asker.address.country,
        city=asker.address.city,
        covered_minor=covered,
        is_fetched=bool(place),
    )
    return ParcelQuote(seller_id, price, price.total_minor, {}, with_order, pickup_place=place)


def _looked_at(asker: Asker, parcel: ParcelQuote, things: Things, cash_minor: int, now: datetime) -> ParcelQuote:
    """The parcel with what is thought of it, if `cash_minor` of it were paid at the door.

    What is fetched travels nowhere in vain, so nothing clears it.
    """
    if parcel.pickup_place:
        return parcel
    request = cash_request(
        asker, seller_id=parcel.seller_id, things=things[parcel.seller_id], cash_minor=cash_minor, now=now
    )
    refused = cod_refusal(
        buyer_id=asker.buyer_id,
        seller_id=parcel.seller_id,
        amount_minor=cash_minor,
        category_ids=request.category_ids,
        now=now,
    )
    found = None if refused else assess(request, now)
    if found and not any(way.kind in CASH_WAYS for way in found.ways):
        refused = _PREPAY_ONLY
    return replace(parcel, request=request, assessment=found, refused=str(refused or ""))


_PREPAY_ONLY = _("Not for this order: parcels like it too often come back. Paid before, it is sent at once.")


def _with_fee(parcel: ParcelQuote) -> ParcelQuote:
    """What cash at the door costs is paid at the door."""
    fee = next((way.cost_minor for way in parcel.ways if way.kind in CASH_WAYS), 0)
    parts = parcel.parts | {COD: parcel.parts[COD] + fee}
    return replace(parcel, cash_fee_minor=fee, parts=parts, total_minor=parcel.total_minor + fee)


def _discounted(parcel: ParcelQuote) -> ParcelQuote:
    off = min(parcel.offer.amount_minor, parcel.price.item_minor) if parcel.offer else 0
    return replace(parcel, discount_minor=off, total_minor=parcel.total_minor - off)

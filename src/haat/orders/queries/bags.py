"""The bag as it stands now: what is still there, at which price, in which parcels."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import addresses_of, people
from haat.accounts.types import Person
from haat.kernel.errors import NotFound
from haat.kernel.site import SITE_CURRENCY
from haat.listings.queries.buying import things_to_buy
from haat.listings.types import ThingToBuy
from haat.orders import policies, rules
from haat.orders.models import BagItem
from haat.orders.queries.pricing import price_things
from haat.orders.queries.quotes import Asker, priced_parcels
from haat.orders.rules.quotes import ParcelQuote
from haat.orders.types import AddressCopy, NotForSaleNow, OwnThing
from haat.orders.types.bag import BagLine, BagView, Parcel, Wanted


def bag_count(account_id: int) -> int:
    """How many things lie in the bag, whatever became of them."""
    return BagItem.objects.filter(account_id=account_id).count()


def wanted_thing(viewer_id: int | None, listing_id: int, variant_id: int | None) -> Wanted:
    """A thing as it would be put into a bag now; without a variant, its first one that is left.

    Raises NotFound, OwnThing, NotForSaleNow.
    """
    thing = things_to_buy(viewer_id, [(listing_id, variant_id)]).get((listing_id, variant_id))
    if thing is None:
        raise NotFound
    if thing.seller_id == viewer_id:
        raise OwnThing(_("This is your own thing."))
    if not thing.is_here:
        raise NotForSaleNow(_("This is not for sale at the moment."))
    return Wanted(
        listing_id=listing_id,
        variant_id=thing.variant_id,
        seller_id=thing.seller_id,
        title=thing.title,
        price_minor=thing.price_minor,
        currency=thing.currency,
    )


def bag_for(account_id: int, *, now: datetime) -> BagView:
    """The account's bag: a parcel for each seller, each thing with what became of it since it was put in."""
    wanted = [
        Wanted(
            listing_id=item.listing_id,
            variant_id=item.variant_id,
            seller_id=item.seller_id,
            title=item.title,
            price_minor=item.price_minor,
            currency=item.currency,
        )
        for item in BagItem.objects.filter(account_id=account_id).order_by("pk")
    ]
    return bag_from(account_id, wanted, now=now)


def bag_as_it_goes(account_id: int, *, now: datetime) -> BagView:
    """The account's bag with what its parcels cost to the address that a checkout begins with: the same figures.

    Without an address the parcels are priced as if each went alone.
    """
    bag, home = bag_for(account_id, now=now), next(iter(addresses_of(account_id)), None)
    if home is None or not bag.buyable:
        return bag
    things = {parcel.seller.id: [line for line in parcel.lines if line.can_be_bought] for parcel in bag.buyable}
    priced = priced_parcels(Asker(account_id, AddressCopy.of(home), bag.currency), things)
    found = {parcel.seller_id: parcel for parcel in priced}
    return replace(bag, parcels=tuple(_as_priced(parcel, found.get(parcel.seller.id)) for parcel in bag.parcels))


def _as_priced(parcel: Parcel, found: ParcelQuote | None) -> Parcel:
    if found is None:
        return parcel
    price = found.price
    return replace(
        parcel,
        shipping_minor=price.shipping_minor,
        tax_minor=price.tax_minor,
        combined_with=found.combined_with,
    )


def bag_from(viewer_id: int | None, wanted: Iterable[Wanted], *, now: datetime) -> BagView:
    """The same for things that are remembered elsewhere: the bag of somebody who has not signed in."""
    by_seller: dict[int, list[Wanted]] = {}
    for each in wanted:
        by_seller.setdefault(each.seller_id, []).append(each)
    things = things_to_buy(viewer_id, [_key(each) for group in by_seller.values() for each in group])
    sellers = people(by_seller)
    parcels = []
    for seller_id, group in by_seller.items():
        lines = tuple(_line(each, things.get(_key(each))) for each in group)
        arrives_from, arrives_until = _arrival(sellers[seller_id], now)
        parcels.append(
            Parcel(
                seller=sellers[seller_id],
                lines=lines,
                shipping_minor=price_things([line for line in lines if line.can_be_bought]).shipping_minor,
                arrives_from=arrives_from,
                arrives_until=arrives_until,
            )
        )
    return BagView(parcels=tuple(parcels), currency=SITE_CURRENCY.value())


def _key(wanted: Wanted) -> tuple[int, int | None]:
    return wanted.listing_id, wanted.variant_id


def _line(wanted: Wanted, thing: ThingToBuy | None) -> BagLine:
    if thing is None:
        return BagLine(
            listing_id=wanted.listing_id,
            variant_id=wanted.variant_id,
            title=wanted.title,
            size="",
            condition="",
            price_minor=0,
            was_minor=wanted.price_minor,
            currency=wanted.currency,
            photo=None,
            url="",
            state="gone",
        )
    moved = "here" if thing.price_minor == wanted.price_minor else "changed"
    return BagLine(
        listing_id=wanted.listing_id,
        variant_id=wanted.variant_id,
        title=thing.title,
        size=thing.size,
        condition=thing.condition,
        price_minor=thing.price_minor,
        was_minor=wanted.price_minor,
        currency=thing.currency,
        photo=thing.photo,
        url=thing.url,
        state=moved if thing.is_here else thing.why_not,
        parcel_class=thing.parcel_class,
        cod_allowed=thing.cod_allowed,
        category_id=thing.category_id,
        category_path=thing.category_path,
    )


def _arrival(seller: Person, now: datetime) -> tuple[date, date]:
    """From a parcel that leaves on the next business day to one that leaves on the last the seller has."""
    zone = ZoneInfo(seller.time_zone) if seller.time_zone else UTC
    transit = policies.TRANSIT_DAYS.value()
    first, last = (
        rules.business_days_after(now, days + transit, country=seller.country, zone=zone).astimezone(zone).date()
        for days in (1, policies.SHIP_BY_DAYS.value())
    )
    return first, last

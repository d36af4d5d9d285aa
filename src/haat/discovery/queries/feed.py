"""The feed: a page of things with the true reason of each."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from haat.accounts.types import Person
from haat.discovery.models.offers import Offer, Seeker, offer_of, offers
from haat.discovery.policies import FIRST_AUDIENCE, NEW_SELLER_DAYS
from haat.discovery.queries.reader import Asking, Known, known_of, taste_of
from haat.discovery.queries.words import line
from haat.discovery.rules.blending import blend
from haat.discovery.rules.reasons import Thing, causes_of
from haat.discovery.rules.walking import Walk, packed, unpacked
from haat.discovery.types import Cause, FeedPage, Introduction
from haat.kernel.errors import NotFound
from haat.kernel.held import held
from haat.listings.queries import cards
from haat.listings.types import Card

_TAB_SOURCES = {
    "for_you": ("followed", "size", "taste", "dropped", "near", "fresh", "new_seller", "first_audience", "surprise"),
    "following": ("followed",),
    "my_size": ("size",),
    "near": ("near",),
    "fresh": ("fresh",),
    "new_sellers": ("new_seller",),
}
# A tab of several sources is a mix, and keeps the promises of `blend`; the others show the one thing they say.
MIXES = tuple(tab for tab, sources in _TAB_SOURCES.items() if len(sources) > 1)
MAX_PAGE = 60
STRANGERS = "discovery:strangers"
_STRANGER = Asking(None)
_STRANGERS_SECONDS = 2
_ARRANGEMENTS = 4
_INTRODUCED = 3


@dataclass(frozen=True, slots=True)
class _Arranged:
    """What a page shows before the cards are read: things in their order, and those of a new seller.

    `lot` is where its surprises begin; `causes` say why each of `chosen` is there, the strongest first.
    """

    lot: float
    chosen: list[int]
    introduced: list[int]
    causes: dict[int, list[Cause]]


def feed_page(who: Asking, *, tab: str, cursor: str = "", limit: int = 30, now: datetime) -> FeedPage:
    """One page of a feed; `tab` is one of `types.TABS`, an unknown cursor begins anew.

    On "for_you" at least a tenth is exploration [DSC-1], nothing comes twice in one walk, and no third thing of one
    seller or category follows two of them while there is anything else. The other tabs show what they say, newest
    first. A walk ends after 900 things.
    """
    begun = unpacked(cursor)
    limit = max(1, min(limit, MAX_PAGE))
    if begun is not None and begun.is_over:
        return FeedPage([], "")
    if begun is None and who == _STRANGER:
        arranged = _for_strangers(tab, limit, now)
    else:
        arranged = _arranged(who, begun or Walk(random.random(), frozenset()), tab, limit, now)
    chosen, introduced = arranged.chosen, arranged.introduced

    def reason(listing_id: int, seller: Person) -> str:
        found = arranged.causes.get(listing_id)
        return line(found, seller) if found else ""

    shown = cards(who.account_id, [*chosen, *introduced], reason=reason)
    told = [card for card in shown if card.id in arranged.causes and card.state == "active"]
    stall = [card for card in shown if card.id in introduced]
    following = (begun or Walk(arranged.lot, frozenset())).further([*chosen, *introduced])
    return FeedPage(
        told,
        packed(following) if len(chosen) == limit and not following.is_over else "",
        Introduction(stall[0].seller.id, tuple(stall)) if stall else None,
    )


def _arranged(who: Asking, walk: Walk, tab: str, limit: int, now: datetime) -> _Arranged:
    known = known_of(who)
    offered, weights, moved_at = offers(
        _seeker(who, known, walk, now), _TAB_SOURCES[tab], many=limit * 2, few=max(6, limit // 4)
    )
    introduced = _introduced(offered) if tab in MIXES else []
    chosen = blend(offered, shown=introduced, limit=limit) if tab in MIXES else _in_order(offered, limit)
    known = known.with_taste(weights, moved_at, now)
    causes = {offer.listing_id: _causes(offer, known, offer.source, now) for offer in chosen}
    return _Arranged(walk.lot, list(causes), introduced, causes)


def _for_strangers(tab: str, limit: int, now: datetime) -> _Arranged:
    """A first page for somebody of whom nothing is known: one of a few that are arranged anew every two seconds.

    Which things, and in what order; their cards are read for each page, so that none shows an old price or a sold
    thing.
    """
    arranged: dict[tuple[str, int, int], _Arranged] = held(STRANGERS, dict, seconds=_STRANGERS_SECONDS)
    place = tab, limit, random.randrange(_ARRANGEMENTS)
    if place not in arranged:
        arranged[place] = _arranged(_STRANGER, Walk(random.random(), frozenset()), tab, limit, now)
    return arranged[place]


def _seeker(who: Asking, known: Known, walk: Walk, now: datetime) -> Seeker:
    own = {who.account_id} if who.account_id else set()
    return Seeker(
        now=now,
        owner=who.owner,
        follows=sorted(known.reader.follows),
        fits=sorted(known.reader.fits),
        city=known.reader.city,
        hidden=sorted(known.hidden | own),
        without=sorted(walk.shown),
        lot=walk.lot,
        new_since=now - timedelta(days=NEW_SELLER_DAYS.value()),
        audience=FIRST_AUDIENCE.value(),
    )


def _in_order(offered: Sequence[Offer], limit: int) -> list[Offer]:
    newest = sorted(offered, key=lambda o: (o.published_at, o.listing_id), reverse=True)
    return list({o.listing_id: o for o in newest}.values())[:limit]


def _causes(offer: Offer, known: Known, source: str, now: datetime) -> list[Cause]:
    thing = Thing(
        seller_id=offer.seller_id,
        category=offer.category,
        brand=offer.brand,
        colours=offer.colours,
        fits=offer.fits,
        city=offer.city,
        price_minor=offer.price_minor,
        former_minor=offer.former_minor,
        dropped_at=offer.dropped_at,
        published_at=offer.published_at,
        new_seller=offer.new_seller,
        regard=offer.regard,
    )
    return causes_of(thing, known.reader, source=source, now=now)


def _introduced(offered: Sequence[Offer]) -> list[int]:
    """Three things of the new seller who was seen least; none when nobody new has so many."""
    by_seller: dict[int, list[int]] = {}
    for offer in offered:
        if offer.source == "new_seller":
            by_seller.setdefault(offer.seller_id, []).append(offer.listing_id)
    return next((ids[:_INTRODUCED] for ids in by_seller.values() if len(ids) >= _INTRODUCED), [])


def why(who: Asking, listing_id: int, *, now: datetime) -> tuple[Card, list[Cause]]:
    """Every true cause why this thing is shown to this person, the strongest first. Raises NotFound."""
    offer = offer_of(listing_id, now - timedelta(days=NEW_SELLER_DAYS.value()))
    shown = cards(who.account_id, [listing_id])
    if offer is None or not shown:
        raise NotFound
    known, taste = known_of(who), taste_of(who.owner)
    if taste:
        known = known.with_taste(*taste, now)
    return shown[0], sorted(_causes(offer, known, "", now), key=lambda cause: -cause.strength)


def similar(viewer_id: int | None, listing_id: int, *, now: datetime, limit: int = 12) -> list[Card]:
    """Things like this one: same category first by brand and color in common, then the newest; not of its own seller
    alone, none twice, never the thing itself."""
    this = offer_of(listing_id, now)
    if this is None:
        return []
    seeker = Seeker(
        now=now, categories=[this.category], brands=[this.brand] if this.brand else [], without=[listing_id],
        new_since=now, hidden=[viewer_id] if viewer_id else [],
    )  # fmt: skip
    offered = {offer.listing_id: offer for offer in offers(seeker, ["taste"], many=60, few=60)[0]}.values()

    def likeness(offer: Offer) -> tuple[int, datetime]:
        common = len(set(offer.colours) & set(this.colours)) + len(set(offer.fits) & set(this.fits))
        return 2 * (offer.category == this.category) + 2 * (
            offer.brand == this.brand != ""
        ) + common, offer.published_at

    return cards(viewer_id, [o.listing_id for o in sorted(offered, key=likeness, reverse=True)[:limit]])

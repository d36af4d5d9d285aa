"""What honest people order: when, from whom, for how much, and how they write their address."""

from dataclasses import dataclass, fields

import numpy as np

from haat.risk.learning.measures import chance
from haat.risk.simulation.assumptions import CATEGORIES, Assumptions
from haat.risk.simulation.people import Array, People, Sellers

HONEST, RING, GHOST, RIVAL = 0, 1, 2, 3
KINDS = ("honest", "ring", "ghost", "rival")
# How an address is written: bits of `address_form`.
HOUSE, LANDMARK, PLUS_CODE, GIBBERISH = 1, 2, 4, 8


@dataclass(frozen=True)
class Orders:
    """One column an attribute, one row an order. `day` counts from the world's beginning, with its fraction."""

    day: Array
    buyer: Array
    seller: Array
    amount: Array
    coupon: Array
    doubled: Array
    phone: Array
    dead_phone: Array
    device: Array
    area: Array
    house: Array
    address_form: Array
    kind: Array

    def __len__(self) -> int:
        return len(self.day)

    def take(self, which: Array) -> "Orders":
        """The rows `which`, in that order."""
        return Orders(**{one.name: getattr(self, one.name)[which] for one in fields(self)})


def joined(*many: Orders) -> Orders:
    """All rows of all, by time."""
    columns = {one.name: np.concatenate([getattr(each, one.name) for each in many]) for one in fields(Orders)}
    orders = Orders(**columns)
    return orders.take(np.argsort(orders.day, kind="stable"))


def draw_orders(
    rng: np.random.Generator, world: Assumptions, people: People, sellers: Sellers, days: int
) -> tuple[Orders, Array]:
    """Orders, and when each person signed up. Most order once; those who come back are a little more settled."""
    more = (1 / world.first_orders - 1) * 1.5 * np.exp(0.25 * people.care - 0.3 * people.impulse)
    count = 1 + rng.poisson(rng.gamma(0.45, 1 / 0.45, len(people)) * more)
    buyer = np.repeat(np.arange(len(people)), np.minimum(count, 60))
    nth = np.arange(len(buyer)) - np.searchsorted(buyer, buyer)
    gap = rng.exponential(38.0, len(buyer)) * np.where(nth > 0, 1.0, 0.0)
    gap += np.where(nth == 0, people.eagerness[buyer] * rng.exponential(1.0, len(buyer)), 0.0)
    total = np.cumsum(gap)
    start = total[np.searchsorted(buyer, buyer)] - gap[np.searchsorted(buyer, buyer)]
    day = people.joined[buyer] + (total - start)
    kept = (day >= 0) & (day < days)
    waited, day = gap[kept & (nth == 0)], np.floor(day[kept])
    newcomers, buyer = buyer[kept & (nth == 0)], buyer[kept]
    impulse = people.impulse[buyer]
    hour = np.where(
        rng.random(len(buyer)) < chance(-2.6 + 0.6 * impulse), rng.uniform(0, 5, len(buyer)), _hours(rng, len(buyer))
    )
    seller = choose_sellers(rng, sellers, people.group[buyer])
    doubled = rng.random(len(buyer)) < 0.10 * chance(1.2 * impulse - 0.5)
    first = _fill(rng, world, people, sellers, buyer, seller, day + hour / 24, doubled)
    again = np.flatnonzero(doubled)
    twin = first.take(again)
    twin_seller = choose_sellers(rng, sellers, people.group[twin.buyer])
    after = twin.day + rng.exponential(0.03, len(again))
    second = _fill(rng, world, people, sellers, twin.buyer, twin_seller, after, twin.doubled)
    signed_up = people.joined.copy()
    signed_up[newcomers] = first.day[np.searchsorted(buyer, newcomers)] - waited
    both = joined(first, second)
    return both.take(np.flatnonzero(both.day < days)), signed_up


def choose_sellers(rng: np.random.Generator, sellers: Sellers, group: Array) -> Array:
    """By how much they sell; the two hidden groups have different tastes."""
    leaning = np.linspace(-0.5, 0.5, len(CATEGORIES))[sellers.category]
    chosen = np.empty(len(group), dtype=np.int64)
    for which in (0, 1):
        weight = sellers.weight * np.exp(leaning if which else -leaning)
        rows = group == which
        chosen[rows] = rng.choice(len(weight), rows.sum(), p=weight / weight.sum())
    return chosen


def usual_amount(sellers: Sellers, seller: Array) -> Array:
    """What an order at this seller usually costs, in minor units."""
    price = np.array([price for _, price, _ in CATEGORIES])
    usual: Array = price[sellers.category[seller]] * sellers.price[seller]
    return usual


def _fill(
    rng: np.random.Generator,
    world: Assumptions,
    people: People,
    sellers: Sellers,
    buyer: Array,
    seller: Array,
    day: Array,
    doubled: Array,
) -> Orders:
    count = len(buyer)
    impulse, care = people.impulse[buyer], people.care[buyer]
    excess = rng.normal(0, 0.5, count) + 0.15 * impulse
    amount = usual_amount(sellers, seller) * np.exp(people.purse[buyer] + excess)
    season = 0.8 * (np.sin(day / 365.0 * 2 * np.pi * 3) > 0.85)
    written = HOUSE * (rng.random(count) < chance(1.9 + 0.8 * care))
    written += LANDMARK * (rng.random(count) < chance(0.1 + 0.8 * care))
    written += PLUS_CODE * (rng.random(count) < chance(-2.3 + 0.5 * care))
    elsewhere = rng.random(count) < 0.08
    house = np.where(elsewhere, 10_000_000 + buyer, people.household[buyer])
    return Orders(
        day=day,
        buyer=buyer,
        seller=seller,
        amount=np.round(amount / 1000).astype(np.int64) * 1000 + 5_000,
        coupon=rng.random(count) < chance(-1.7 + 0.45 * impulse + season),
        doubled=doubled,
        phone=people.phone[buyer],
        dead_phone=people.dead_phone[buyer],
        device=people.device[buyer],
        area=people.area[buyer],
        house=house,
        address_form=written,
        kind=np.zeros(count, dtype=np.int8),
    )


def _hours(rng: np.random.Generator, count: int) -> Array:
    evening = rng.random(count) < 0.55
    hours: Array = np.clip(np.where(evening, rng.normal(20.5, 1.8, count), rng.normal(13, 2.5, count)), 5.0, 23.9)
    return hours

"""Orders that nobody means: rings, ghost addresses, and rivals who bomb one seller."""

from dataclasses import dataclass

import numpy as np

from haat.risk.simulation.assumptions import Assumptions
from haat.risk.simulation.orders import (
    GHOST,
    GIBBERISH,
    HOUSE,
    LANDMARK,
    RING,
    RIVAL,
    Orders,
    choose_sellers,
    joined,
    usual_amount,
)
from haat.risk.simulation.people import Array, People, Sellers

# Numbers and houses beyond these are nobody's.
NOBODY = 20_000_000


@dataclass(frozen=True)
class Accounts:
    """Accounts that bombers made, numbered on from the last person. `own_phone`: they hold the number they gave."""

    joined: Array
    verified: Array
    own_phone: Array


@dataclass
class Makers:
    """What every bomber needs, and the accounts made so far."""

    rng: np.random.Generator
    world: Assumptions
    people: People
    sellers: Sellers
    days: int
    joined: list[Array]
    verified: list[Array]
    own_phone: list[Array]
    made: int = 0

    def accounts(self, since: Array, verified: float, own_phone: Array) -> Array:
        """New accounts, one for each `since`; their numbers."""
        count = len(since)
        numbers = len(self.people) + self.made + np.arange(count)
        self.made += count
        self.joined.append(since)
        self.own_phone.append(own_phone)
        self.verified.append(own_phone & (self.rng.random(count) < verified))
        return numbers


def draw_bombs(
    rng: np.random.Generator, world: Assumptions, people: People, sellers: Sellers, days: int, honest: int
) -> tuple[Orders, Accounts]:
    """About `world.bombs` of all orders: 45 % by rings, 25 % by rivals, 30 % by single people with ghost addresses."""
    wanted = honest * world.bombs / (1 - world.bombs)
    makers = Makers(rng, world, people, sellers, days, [], [], [])
    waves = [_ghosts(makers, max(4, int(wanted * 0.3)))]
    ring_orders = 0
    while ring_orders < wanted * 0.4:
        waves.append(_ring(makers, rng.uniform(0, 0.97) * days, int(rng.integers(12, 50)), learned=False))
        ring_orders += len(waves[-1])
    if world.ring_begins < 1:
        # A new hand with other habits, unseen before: as large as a twentieth of all bombs.
        waves.append(_ring(makers, world.ring_begins * days, max(12, int(wanted * 0.05)), learned=True))
    rival_orders = 0
    while rival_orders < wanted * 0.25:
        waves.append(_rival(makers, rng.uniform(0, 0.95) * days, int(rng.integers(6, 26))))
        rival_orders += len(waves[-1])
    orders = joined(*waves)
    accounts = Accounts(
        joined=np.concatenate(makers.joined),
        verified=np.concatenate(makers.verified),
        own_phone=np.concatenate(makers.own_phone),
    )
    return orders.take(np.flatnonzero((orders.day >= 0) & (orders.day < days))), accounts


def _ring(makers: Makers, begins: float, size: int, *, learned: bool) -> Orders:
    """Many accounts of one hand within days. A ring that has learned shares no device and gives known-good numbers."""
    rng = makers.rng
    since = begins + rng.exponential(2.0, size)
    borrowed = rng.random(size) < (0.85 if learned else 0.5)
    numbers = makers.accounts(since, 0.6, ~borrowed & (rng.random(size) < 0.6))
    count = rng.integers(1, 5, size)
    account = np.repeat(np.arange(size), count)
    pool = NOBODY + numbers[0] * 10 + rng.integers(0, max(2, size // 8), size)
    fresh = rng.random(size) < (1.0 if learned else 0.35)
    good = makers.people.phone[rng.integers(0, len(makers.people), size)]
    seller = choose_sellers(rng, makers.sellers, np.zeros(len(account), dtype=np.int8))
    area = makers.people.area[rng.integers(0, len(makers.people), 3)]
    return _bombs(
        makers,
        day=since[account] + rng.exponential(3.0, len(account)),
        buyer=numbers[account],
        seller=seller,
        excess=0.35,
        phone=np.where(borrowed, good, NOBODY + numbers)[account],
        device=np.where(fresh, NOBODY * 2 + numbers, pool)[account],
        area=area[rng.integers(0, 3, size)][account],
        kind=RING,
    )


def _rival(makers: Makers, begins: float, size: int) -> Orders:
    """Somebody who sells the same and wants one seller's parcels to come back, slowly and with care."""
    rng = makers.rng
    since = begins + rng.uniform(-20, 18, size)
    numbers = makers.accounts(since, 0.7, rng.random(size) < 0.7)
    account = np.repeat(np.arange(size), rng.integers(1, 3, size))
    victim = int(rng.integers(0, len(makers.sellers.weight)))
    borrowed_device = NOBODY * 3 + numbers[0] * 10 + rng.integers(0, max(2, size // 4), size)
    return _bombs(
        makers,
        day=np.maximum(since[account], begins) + rng.uniform(0.1, 12.0, len(account)),
        buyer=numbers[account],
        seller=np.full(len(account), victim),
        excess=0.25,
        phone=NOBODY + numbers[account],
        device=np.where(rng.random(size) < 0.5, borrowed_device, NOBODY * 4 + numbers)[account],
        area=makers.people.area[rng.integers(0, len(makers.people), size)][account],
        kind=RIVAL,
    )


def _ghosts(makers: Makers, size: int) -> Orders:
    """Jokes, tests and grudges: one order, an address that is not there, often a dead number."""
    rng = makers.rng
    since = rng.uniform(0, makers.days, size)
    numbers = makers.accounts(since, 0.3, rng.random(size) < 0.4)
    orders = _bombs(
        makers,
        day=since + rng.exponential(0.2, size),
        buyer=numbers,
        seller=choose_sellers(rng, makers.sellers, np.zeros(size, dtype=np.int8)),
        excess=0.1,
        phone=NOBODY + numbers,
        device=NOBODY * 5 + numbers,
        area=makers.people.area[rng.integers(0, len(makers.people), size)],
        kind=GHOST,
    )
    careless = np.where(rng.random(size) < 0.35, GIBBERISH, HOUSE * (rng.random(size) < 0.4))
    orders.address_form[:] = careless
    orders.dead_phone[:] = rng.random(size) < 0.3
    return orders


def _bombs(
    makers: Makers,
    *,
    day: Array,
    buyer: Array,
    seller: Array,
    excess: float,
    phone: Array,
    device: Array,
    area: Array,
    kind: int,
) -> Orders:
    rng, count = makers.rng, len(day)
    amount = usual_amount(makers.sellers, seller) * np.exp(rng.normal(excess, 0.7, count))
    form = HOUSE * (rng.random(count) < 0.85) + LANDMARK * (rng.random(count) < 0.45)
    return Orders(
        day=day,
        buyer=buyer,
        seller=seller,
        amount=np.round(amount / 1000).astype(np.int64) * 1000 + 5_000,
        coupon=rng.random(count) < 0.12,
        doubled=np.zeros(count, dtype=bool),
        phone=phone,
        dead_phone=rng.random(count) < 0.06,
        device=device,
        area=area,
        house=NOBODY + buyer,
        address_form=form.astype(np.int64),
        kind=np.full(count, kind, dtype=np.int8),
    )

"""How each simulated order ends, and the probability that stood behind it."""

from dataclasses import dataclass

import numpy as np

from haat.risk.learning.measures import chance
from haat.risk.simulation.assumptions import CATEGORIES, Assumptions
from haat.risk.simulation.orders import GIBBERISH, HONEST, HOUSE, LANDMARK, PLUS_CODE, Orders, usual_amount
from haat.risk.simulation.people import AREAS_A_CITY, Array, People, Places, Sellers

OUTCOMES = ("delivered", "refused", "unreachable", "courier_fault", "seller_fault", "cancelled")
DELIVERED, REFUSED, UNREACHABLE, COURIER_FAULT, SELLER_FAULT, CANCELLED = range(len(OUTCOMES))
# Log-odds of each cause before the whole is moved to the wanted share of refusals.
CHANGED_MIND, NOBODY_HOME, NOT_FOUND = -2.0, -3.2, -4.0
BOMB = 0.96


@dataclass(frozen=True)
class Truth:
    """What no instance knows: `refusal` is the probability that the parcel is recorded as refused or unreachable,
    given that it ends at a door; `causes` are the chances of a changed mind, an absence, an address not found, and an
    attempt that the courier made up."""

    refusal: Array
    causes: dict[str, Array]
    outcome: Array
    ended: Array


def decide(
    rng: np.random.Generator,
    world: Assumptions,
    people: People,
    places: Places,
    sellers: Sellers,
    orders: Orders,
    days: int,
) -> Truth:
    """Draw the ends. Causes are independent; any of them keeps the parcel from its buyer."""
    log_odds, fakes, waited = _log_odds(world, people, places, sellers, orders, days)
    shift = _shift(world, orders, log_odds, fakes)
    chances = {name: chance(odds + shift) for name, odds in log_odds.items()}
    bomb = orders.kind != HONEST
    kept = np.where(bomb, 1 - BOMB, np.prod([1 - chance for chance in chances.values()], axis=0))
    unseen, seen = fakes * (1 - world.faults_found_out), fakes * world.faults_found_out
    failed = 1 - kept * (1 - unseen)
    refusal = failed / (failed + (1 - failed) * (1 - seen))

    count = len(orders)
    outcome = np.full(count, DELIVERED, dtype=np.int8)
    outcome[rng.random(count) < seen] = COURIER_FAULT
    lost = (rng.random(count) < np.where(bomb, 0, chances["absent"])) | (rng.random(count) < unseen)
    lost |= rng.random(count) < np.where(bomb, 0, chances["not_found"])
    outcome[lost] = UNREACHABLE
    outcome[rng.random(count) < np.where(bomb, 0, chances["changed_mind"])] = REFUSED
    bombed = bomb & (rng.random(count) < BOMB)
    outcome[bombed] = np.where(rng.random(bombed.sum()) < 0.55, UNREACHABLE, REFUSED)
    outcome[rng.random(count) < sellers.fault[orders.seller]] = SELLER_FAULT
    outcome[(rng.random(count) < world.cancelled) & ~bomb] = CANCELLED
    second_try = np.where((outcome == UNREACHABLE) | (outcome == REFUSED), rng.uniform(1, 4, count), 0.0)
    took = np.where(outcome == CANCELLED, rng.uniform(0, 1, count), waited * rng.gamma(9, 1 / 9, count) + second_try)
    return Truth(refusal, {**chances, "faked": unseen}, outcome, orders.day + took)


def _log_odds(
    world: Assumptions, people: People, places: Places, sellers: Sellers, orders: Orders, days: int
) -> tuple[dict[str, Array], Array, Array]:
    """Log-odds by cause, the chance that the courier makes an attempt up, and the days until the door."""
    buyer = np.minimum(orders.buyer, len(people) - 1)
    city = orders.area // AREAS_A_CITY
    excess = np.log(orders.amount / usual_amount(sellers, orders.seller)) - people.purse[buyer]
    late = (orders.day % 1) < 5 / 24
    courier = places.area_courier[orders.area]
    worse = orders.day > world.courier_worsens * days
    fakes = places.courier_fakes[courier] * np.where(worse & (courier == 0), 5.0, 1.0)
    far = sellers.city[orders.seller] != city
    waited = places.city_days[city] + sellers.days[orders.seller] + 0.8 * far
    mind = (
        CHANGED_MIND
        + world.impulse * people.impulse[buyer]
        + world.excess * excess
        + world.coupon * orders.coupon
        + world.late * late
        + world.doubled * orders.doubled
        + world.slowness_a_day * (waited - 4)
        + sellers.effect[orders.seller]
        + np.array([effect for _, _, effect in CATEGORIES])[sellers.category[orders.seller]]
        + 0.6 * places.city_effect[city]
        + world.minds_change * orders.day / days
    )
    home = (
        NOBODY_HOME
        + world.absence * people.absence[buyer]
        + world.dead_phone * orders.dead_phone
        + places.city_effect[city]
    )
    form = orders.address_form
    door = (
        NOT_FOUND
        + world.no_house_number * ((form & HOUSE) == 0)
        + world.no_landmark * ((form & LANDMARK) == 0)
        + world.plus_code * ((form & PLUS_CODE) > 0)
        + 3.0 * ((form & GIBBERISH) > 0)
        + places.area_effect[orders.area] * 2
        + places.city_effect[city]
        + 0.5 * orders.dead_phone
    )
    return {"changed_mind": mind, "absent": home, "not_found": door}, np.minimum(fakes, 0.5), waited


def _shift(world: Assumptions, orders: Orders, log_odds: dict[str, Array], fakes: Array) -> float:
    """What to add to all log-odds so that the wanted share is refused."""
    bomb = orders.kind != HONEST
    low, high = -6.0, 6.0
    for _ in range(40):
        middle = (low + high) / 2
        kept = np.prod([1 - chance(odds + middle) for odds in log_odds.values()], axis=0)
        share = np.where(bomb, BOMB, 1 - kept * (1 - fakes * (1 - world.faults_found_out))).mean()
        low, high = (middle, high) if share < world.refused else (low, middle)
    return middle

"""The best that anyone could predict of a simulated world: the bound that a model is measured against.

Who knew the generator and all its numbers (cities, areas, sellers, couriers, drift), and of every order who is a
bomber, would still not know what is inside an honest person they have never met. Here that is integrated out: each is a
cloud of `CLOUD` possible people drawn as the generator draws them, weighed by everything the person has shown before
and at the order. It is at least the Bayes-optimal prediction from what an instance sees, because it is told more.
"""

import numpy as np

from haat.risk.learning.measures import chance
from haat.risk.simulation.orders import HONEST, HOUSE, LANDMARK, PLUS_CODE, usual_amount
from haat.risk.simulation.outcomes import CANCELLED, REFUSED, SELLER_FAULT, UNREACHABLE
from haat.risk.simulation.people import Array
from haat.risk.simulation.world import World

CLOUD = 400
_CHUNK = 400


def best_possible(world: World, rows: Array, *, seed: int = 0) -> Array:
    """The probability of refusal of the orders `rows` (ascending), for who knows the generator but nobody's mind."""
    answer = world.truth.refusal.copy()
    buyer = world.orders.buyer
    wanted = np.unique(buyer[rows[world.orders.kind[rows] == HONEST]])
    concerned = np.flatnonzero(np.isin(buyer, wanted))
    concerned = concerned[np.lexsort((world.orders.day[concerned], buyer[concerned]))]
    starts = np.flatnonzero(np.diff(buyer[concerned], prepend=-1))
    rng = np.random.default_rng([seed, 77])
    for first in range(0, len(starts), _CHUNK):
        until = starts[first + _CHUNK] if first + _CHUNK < len(starts) else len(concerned)
        part = concerned[starts[first] : until]
        answer[part] = _chunk(world, part, rng)
    result: Array = answer[rows]
    return result


def _chunk(world: World, rows: Array, rng: np.random.Generator) -> Array:
    """The same for all orders of some people, sorted by person and time."""
    people, orders, truth, given = world.people, world.orders, world.truth, world.assumptions
    whom, person = np.unique(orders.buyer[rows], return_inverse=True)
    shape = (len(whom), CLOUD)
    care = rng.normal(0, 1, shape)
    impulse = 0.95 * rng.normal(0, 1, shape) - 0.3 * care
    absence = rng.normal(0, 1.01, shape)
    purse = rng.normal(0, 0.55, shape)
    log_weight = _of_accounts(world, whom, care, impulse)

    buyer = orders.buyer[rows]
    mind_base = _log_odds(truth.causes["changed_mind"][rows]) - given.impulse * people.impulse[buyer]
    mind_base += given.excess * people.purse[buyer]
    home_base = _log_odds(truth.causes["absent"][rows]) - given.absence * people.absence[buyer]
    unfound, unseen = truth.causes["not_found"][rows], truth.causes["faked"][rows]
    seen = unseen * given.faults_found_out / (1 - given.faults_found_out)
    # That an order will be followed by its double is in nobody's sight yet.
    mind_base -= given.doubled * _to_be_doubled(orders.buyer[rows], orders.day[rows], orders.doubled[rows])
    shown = _of_orders(world, rows, care[person], impulse[person], purse[person])
    mind = chance(mind_base[:, None] + given.impulse * impulse[person] - given.excess * purse[person])
    home = chance(home_base[:, None] + given.absence * absence[person])
    kept = (1 - home) * ((1 - unfound) * (1 - unseen))[:, None]
    failed = 1 - (1 - mind) * kept
    refusal = failed / (failed + (1 - failed) * (1 - seen)[:, None])

    outcome = truth.outcome[rows][:, None]
    told = np.log(
        np.where(
            outcome == REFUSED,
            mind,
            np.where(outcome == UNREACHABLE, (1 - mind) * (1 - kept), (1 - mind) * kept),
        )
    )
    told = np.where((outcome == CANCELLED) | (outcome == SELLER_FAULT), 0.0, told)
    answer = np.empty(len(rows))
    for number, who in enumerate(person):
        log_weight[who] += shown[number]
        weight = np.exp(log_weight[who] - log_weight[who].max())
        answer[number] = (weight * refusal[number]).sum() / weight.sum()
        log_weight[who] += told[number]
    return answer


def _of_accounts(world: World, whom: Array, care: Array, impulse: Array) -> Array:
    """Log-likelihood of what the account shows: a confirmed number, a dead one, how soon the first order came."""
    verified = chance(0.9 + 0.6 * care - 0.3 * impulse)
    dead = chance(-3.6 - 0.6 * care)
    first = np.searchsorted(world.orders.buyer, whom, sorter=_by_buyer(world))
    waited = np.maximum(world.orders.day[_by_buyer(world)[first]] - world.signed_up[whom], 1e-4)
    # ln of the wait: 1.2 − 0.6 impulse, spread by a normal (1.6) and by ln of an exponential (mean −0.577, sd 1.28).
    off = (np.log(waited)[:, None] - (1.2 - 0.577 - 0.6 * impulse)) / np.hypot(1.6, 1.28)
    likely: Array = -0.5 * off**2
    likely += np.log(np.where(world.people.verified[whom][:, None], verified, 1 - verified))
    likely += np.log(np.where(world.people.dead_phone[whom][:, None], dead, 1 - dead))
    return likely


def _of_orders(world: World, rows: Array, care: Array, impulse: Array, purse: Array) -> Array:
    """Log-likelihood of what an order itself shows: hour, coupon, amount, the address as written, a double."""
    orders = world.orders
    late = chance(-2.6 + 0.6 * impulse)
    season = 0.8 * (np.sin(np.floor(orders.day[rows]) / 365.0 * 2 * np.pi * 3) > 0.85)
    coupon = chance(-1.7 + 0.45 * impulse + season[:, None])
    doubled = 0.10 * chance(1.2 * impulse - 0.5)
    amount = np.log(orders.amount[rows] / usual_amount(world.sellers, orders.seller[rows]))[:, None]
    likely: Array = -0.5 * ((amount - purse - 0.15 * impulse) / 0.5) ** 2
    form = orders.address_form[rows]
    for shown, likelihood in (
        ((orders.day[rows] % 1) < 5 / 24, late),
        (orders.coupon[rows], coupon),
        (orders.doubled[rows] & ~_to_be_doubled(orders.buyer[rows], orders.day[rows], orders.doubled[rows]), doubled),
        ((form & HOUSE) > 0, chance(1.9 + 0.8 * care)),
        ((form & LANDMARK) > 0, chance(0.1 + 0.8 * care)),
        ((form & PLUS_CODE) > 0, chance(-2.3 + 0.5 * care)),
    ):
        likely += np.log(np.where(shown[:, None], likelihood, 1 - likelihood))
    return likely


def _to_be_doubled(buyer: Array, day: Array, doubled: Array) -> Array:
    """Of rows by person and time: the first of each pair of doubles."""
    follows = (np.diff(buyer, prepend=-1) == 0) & (np.diff(day, prepend=0) < 1) & doubled
    return doubled & ~(follows & np.roll(doubled, 1))


def _by_buyer(world: World) -> Array:
    return np.lexsort((world.orders.day, world.orders.buyer))


def _log_odds(chance: Array) -> Array:
    clipped = np.clip(chance, 1e-9, 1 - 1e-9)
    odds: Array = np.log(clipped / (1 - clipped))
    return odds

"""One simulated world from its assumptions and a seed."""

from dataclasses import dataclass

import numpy as np

from haat.risk.simulation.assumptions import Assumptions
from haat.risk.simulation.bombers import Accounts, draw_bombs
from haat.risk.simulation.orders import HONEST, Orders, draw_orders, joined
from haat.risk.simulation.outcomes import CANCELLED, COURIER_FAULT, REFUSED, SELLER_FAULT, UNREACHABLE, Truth, decide
from haat.risk.simulation.people import Array, People, Places, Sellers, draw_people, draw_places, draw_sellers


@dataclass(frozen=True)
class World:
    """Orders by time with their truth. Accounts of bombers are numbered on from the last person."""

    days: int
    assumptions: Assumptions
    people: People
    places: Places
    sellers: Sellers
    bombers: Accounts
    signed_up: Array
    verified: Array
    orders: Orders
    truth: Truth

    @property
    def at_the_door(self) -> Array:
        """Orders that ended at a door by what the buyer did: the ones a refusal probability speaks of."""
        return ~np.isin(self.truth.outcome, (CANCELLED, COURIER_FAULT, SELLER_FAULT))

    @property
    def refused(self) -> Array:
        """Refused or unreachable, as it was recorded."""
        return np.isin(self.truth.outcome, (REFUSED, UNREACHABLE))

    @property
    def group(self) -> Array:
        """The hidden group of each order's buyer; -1 for bombers."""
        buyer = np.minimum(self.orders.buyer, len(self.people) - 1)
        return np.where(self.orders.kind == HONEST, self.people.group[buyer], -1)


def simulate(assumptions: Assumptions, *, people: int, days: int, seed: int) -> World:
    """Draw a world of `people` buyers over `days` days."""
    rng = np.random.default_rng([seed, people, days])
    places = draw_places(rng, assumptions)
    sellers = draw_sellers(rng, assumptions, max(40, people // 150))
    crowd = draw_people(rng, assumptions, places, people, days)
    honest, signed_up = draw_orders(rng, assumptions, crowd, sellers, days)
    bombs, accounts = draw_bombs(rng, assumptions, crowd, sellers, days, len(honest))
    orders = joined(honest, bombs)
    truth = decide(rng, assumptions, crowd, places, sellers, orders, days)
    return World(
        days=days,
        assumptions=assumptions,
        people=crowd,
        places=places,
        sellers=sellers,
        bombers=accounts,
        signed_up=np.concatenate([signed_up, accounts.joined]),
        verified=np.concatenate([crowd.verified, accounts.verified]),
        orders=orders,
        truth=truth,
    )

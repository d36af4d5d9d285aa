from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import pytest

from haat.risk.learning.training import Past
from haat.risk.models import CodOrder
from haat.risk.simulation.assumptions import Assumptions
from haat.risk.simulation.outcomes import OUTCOMES
from haat.risk.simulation.raw import moment
from haat.risk.simulation.replay import signals
from haat.risk.simulation.world import World, simulate
from haat.risk.types import FEATURES

DAYS = 200


@dataclass(frozen=True)
class Lived:
    """A simulated market with the signals of its orders."""

    world: World
    signals: np.ndarray

    @property
    def end(self) -> datetime:
        return moment(DAYS)

    @property
    def past(self) -> Past:
        """What ended at a door."""
        rows = np.flatnonzero(self.world.at_the_door)
        world = self.world
        return Past(self.signals[rows], world.refused[rows], world.orders.day[rows], world.truth.ended[rows])


def live(world: World) -> Lived:
    return Lived(world, signals(world))


@pytest.fixture(scope="session")
def lived() -> Lived:
    return live(simulate(Assumptions().without_drift(), people=3_600, days=DAYS, seed=21))


@pytest.fixture
def remember(cast):
    """remember(lived) stores its orders as the checkout would have, `said` to come back: the truth, or one for all."""

    def store(lived: Lived, *, since: float = 0.0, until: float = DAYS, said: float | None = None) -> None:
        orders, truth = lived.world.orders, lived.world.truth
        rows = np.flatnonzero((orders.day >= since) & (orders.day < until))
        start = CodOrder.objects.count()
        CodOrder.objects.bulk_create(
            CodOrder(
                order_id=10_000_000 + start + int(row),
                buyer=cast.bob,
                seller=cast.alice,
                amount_minor=int(orders.amount[row]),
                currency="PKR",
                area=f"PK:{int(orders.area[row]) // 24}",
                placed_at=moment(orders.day[row]),
                probability=float(truth.refusal[row]) if said is None else said,
                tier="low",
                handled_as="low",
                model="priors-1",
                features=dict(zip(FEATURES, lived.signals[row].round(5).tolist(), strict=True)),
                outcome=OUTCOMES[truth.outcome[row]],
                ended_at=moment(truth.ended[row]),
            )
            for row in rows
        )

    return store


@pytest.fixture
def after(lived):
    """A month after the end: everything is known."""
    return lived.end + timedelta(days=30)

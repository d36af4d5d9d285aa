from dataclasses import replace

import numpy as np
import pytest

from haat.risk.simulation.assumptions import WORLDS
from haat.risk.simulation.outcomes import DELIVERED, REFUSED
from haat.risk.simulation.replay import signals
from haat.risk.simulation.world import simulate
from haat.risk.types import FEATURES

DAYS = 120


@pytest.fixture(scope="module")
def world():
    return simulate(WORLDS["usual"], people=1_200, days=DAYS, seed=3)


def test_what_happens_later_changes_no_earlier_signal(world):
    """Every outcome that was known after day 60 is turned round; only orders after it may notice."""
    turned = np.where(world.truth.outcome == DELIVERED, REFUSED, DELIVERED)
    later = world.truth.ended > 60
    other = replace(world, truth=replace(world.truth, outcome=np.where(later, turned, world.truth.outcome)))
    before, after = signals(world), signals(other)
    until = np.searchsorted(world.orders.day, 60)
    assert np.array_equal(before[:until], after[:until])
    assert not np.array_equal(before[until:], after[until:])


def test_an_order_does_not_know_its_own_end(world):
    """The last order alone is turned round: not even its own signals change."""
    outcome = world.truth.outcome.copy()
    outcome[-1] = REFUSED if outcome[-1] == DELIVERED else DELIVERED
    other = replace(world, truth=replace(world.truth, outcome=outcome))
    assert np.array_equal(signals(world), signals(other))


def test_signals_are_bounded_and_tell_something(world):
    found = signals(world)
    assert np.isfinite(found).all()
    assert np.abs(found).max() < 12
    column = found[:, FEATURES.index("own_lost")]
    lost = world.refused & world.at_the_door
    assert column[lost].mean() > column[~lost & world.at_the_door].mean()


def test_no_signal_is_about_who_somebody_is(world):
    forbidden = ("gender", "sex", "religion", "language", "name", "group")
    assert not [name for name in FEATURES if any(word in name for word in forbidden)]
    swapped = replace(world, people=replace(world.people, group=1 - world.people.group))
    assert np.array_equal(signals(world), signals(swapped))

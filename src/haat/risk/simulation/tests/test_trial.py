import numpy as np
import pytest

from haat.risk.simulation.assumptions import WORLDS
from haat.risk.simulation.trial import OPEN, USUAL, Policy, Prices, cheapest, expected, try_policy
from haat.risk.simulation.world import simulate


@pytest.fixture(scope="module")
def world():
    return simulate(WORLDS["usual"], people=4_000, days=180, seed=8)


@pytest.fixture(scope="module")
def rows(world):
    return np.flatnonzero(world.at_the_door)


def test_asking_nobody_sends_everything_and_saves_nothing(world, rows):
    trial = try_policy(world, rows, policy=OPEN, against=OPEN, probability=world.truth.refusal[rows])
    assert trial.sent.value == pytest.approx(len(rows))
    assert trial.refused.value == pytest.approx(world.truth.refusal[rows].sum())
    assert trial.lost_good.value == pytest.approx(0)
    assert trial.saved == pytest.approx(trial.saved.__class__(0, 0, 0))


def test_knowing_the_truth_saves_more_than_guessing(world, rows):
    truth = world.truth.refusal[rows]
    blind = np.random.default_rng(1).permutation(truth)
    knowing, guessing = (
        try_policy(world, rows, policy=USUAL, against=OPEN, probability=each) for each in (truth, blind)
    )
    assert knowing.saved.low > guessing.saved.high
    assert knowing.saved.low <= knowing.saved.value <= knowing.saved.high
    assert sum(knowing.friction.values()) == len(rows)


def test_a_harder_policy_refuses_less_and_loses_more_good_orders(world, rows):
    truth = world.truth.refusal[rows]
    gentle = try_policy(world, rows, policy=Policy("taps", {"high": "tap"}), against=OPEN, probability=truth)
    hard = try_policy(world, rows, policy=Policy("all before", {"high": "prepay"}), against=OPEN, probability=truth)
    assert hard.refused.value < gentle.refused.value
    assert hard.lost_good.value > gentle.lost_good.value


def test_the_cheapest_way_is_no_dearer_than_asking_nobody(world, rows):
    truth, amount, prices = world.truth.refusal[rows], world.orders.amount[rows], Prices()
    chosen = expected(world, rows, cheapest(truth, amount, prices), prices)
    nobody = expected(world, rows, np.zeros(len(rows), dtype=int), prices)
    assert chosen.cost.sum() < nobody.cost.sum()

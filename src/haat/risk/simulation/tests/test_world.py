import numpy as np
import pytest

from haat.accounts.queries import e164
from haat.risk.learning.measures import auc
from haat.risk.simulation.assumptions import WORLDS
from haat.risk.simulation.bayes import best_possible
from haat.risk.simulation.orders import HONEST, RING, RIVAL
from haat.risk.simulation.outcomes import CANCELLED, DELIVERED
from haat.risk.simulation.raw import is_dead_number, phone_number, requests
from haat.risk.simulation.world import simulate


@pytest.fixture(scope="module")
def world():
    return simulate(WORLDS["usual"], people=12_000, days=360, seed=4)


def test_the_same_seed_draws_the_same_world_and_another_seed_another():
    one, again, other = (simulate(WORLDS["usual"], people=800, days=90, seed=seed) for seed in (1, 1, 2))
    assert list(requests(one)) == list(requests(again))
    assert np.array_equal(one.truth.outcome, again.truth.outcome)
    assert np.array_equal(one.truth.refusal, again.truth.refusal)
    assert len(one.orders) != len(other.orders) or not np.array_equal(one.orders.amount, other.orders.amount)


@pytest.mark.parametrize("name", ["calm", "usual", "hard"])
def test_as_many_parcels_are_refused_as_assumed(name):
    world = simulate(WORLDS[name], people=12_000, days=360, seed=9)
    refused = world.refused[world.at_the_door].mean()
    assert refused == pytest.approx(WORLDS[name].refused, abs=0.025)
    assert 0.18 <= refused <= 0.42


def test_most_orders_are_somebodys_first(world):
    assert len(np.unique(world.orders.buyer)) / len(world.orders) > 0.5


def test_the_truth_is_the_probability_that_came_true(world):
    door = world.at_the_door
    truth, refused = world.truth.refusal[door], world.refused[door]
    for part in np.array_split(np.argsort(truth), 6):
        assert refused[part].mean() == pytest.approx(truth[part].mean(), abs=0.035)


def test_nobody_knows_more_than_the_truth_and_the_best_guess_beats_chance(world):
    rows = np.flatnonzero(world.at_the_door & (world.orders.day > 270))
    refused = world.refused[rows]
    truth, best = auc(world.truth.refusal[rows], refused), auc(best_possible(world, rows), refused)
    assert 0.6 < best < truth


def test_bombs_are_refused_and_known_good_numbers_are_other_peoples(world):
    orders, truth = world.orders, world.truth
    bombs = orders.kind != HONEST
    ended = bombs & (truth.outcome != CANCELLED)
    assert (truth.outcome[ended] == DELIVERED).mean() < 0.08
    assert 0.03 < bombs.mean() < 0.07
    borrowed = np.isin(orders.phone[orders.kind == RING], world.people.phone)
    assert 0.3 < borrowed.mean() < 0.95
    assert len(np.unique(orders.seller[orders.kind == RIVAL])) < 60


def test_drift_begins_when_it_is_told_to_and_not_without():
    calm = WORLDS["usual"].without_drift()
    drifting, still = (simulate(one, people=12_000, days=360, seed=6) for one in (WORLDS["usual"], calm))
    last_city = drifting.orders.area // 24 == 13
    assert not (last_city & (drifting.orders.day < 0.71 * 360) & (drifting.orders.kind == HONEST)).any()
    assert (last_city & (drifting.orders.day > 0.75 * 360)).any()
    assert still.assumptions.courier_worsens == 1.0


def test_the_hidden_groups_are_as_willing_as_each_other(world):
    shares = [world.refused[world.at_the_door & (world.group == group)].mean() for group in (0, 1)]
    assert abs(shares[0] - shares[1]) < 0.04


@pytest.mark.parametrize(("number", "dead"), [(7, False), (123_456, False), (20_000_123, False), (6, True), (7, True)])
def test_numbers_are_what_the_shop_would_make_of_them(number, dead):
    assert (e164(phone_number(number, dead=dead), "PK") is None) == is_dead_number(number, dead=dead)

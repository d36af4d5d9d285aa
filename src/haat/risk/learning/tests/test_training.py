import numpy as np
import pytest

from haat.risk.learning import logistic, training
from haat.risk.learning.measures import auc, ece, psi
from haat.risk.learning.trained import Trained
from haat.risk.rules.priors import Priors
from haat.risk.types import FEATURES, Features

PARTED = 150.0


@pytest.fixture(scope="module")
def learned(lived):
    return training.learn(lived.past, until=PARTED)


@pytest.fixture(scope="module")
def later(lived):
    past = lived.past
    return past.take(past.placed > PARTED)


def test_a_learned_model_sorts_later_orders_better_than_the_priors(learned, later):
    mine = training.figures(learned.probability(later.signals), later.lost)
    theirs = training.figures(training.priors().probability(later.signals), later.lost)
    assert mine.auc > theirs.auc
    assert mine.log_loss < theirs.log_loss
    assert mine.auc > 0.6


def test_what_it_says_comes_true(learned, later):
    assert training.figures(learned.probability(later.signals), later.lost).ece < 0.045


def test_the_same_history_makes_the_same_model(lived, learned):
    again = training.learn(lived.past, until=PARTED)
    assert training.numbers_of(again) == training.numbers_of(learned)


def test_nothing_after_the_day_is_learned_from(lived, learned):
    past = lived.past
    lost = np.where(past.ended > PARTED, ~past.lost, past.lost)
    turned = training.Past(past.signals, lost, past.placed, past.ended)
    assert training.numbers_of(training.learn(turned, until=PARTED)) == training.numbers_of(learned)


def test_too_little_history_is_not_learned_from(lived):
    with pytest.raises(training.TooFewOutcomes):
        training.learn(lived.past, until=3.0)


def test_with_few_outcomes_the_priors_dominate(lived):
    """A hundred outcomes that say the opposite hardly move the weights; all of them do."""
    past = lived.past
    few, many = past.take(np.arange(100)), past
    before = logistic.prior().weights
    spread = np.maximum(past.signals.std(axis=0), 1e-3)

    def moved(rows):
        found = logistic.fit(rows.signals, ~rows.lost, np.ones(len(rows)))
        return np.abs((found.weights - before) * spread).mean()

    assert moved(few) < 0.5 * moved(many)


def test_the_plain_numbers_say_what_the_arrays_say(learned, later):
    plain = Trained.of("learned-1", training.numbers_of(learned))
    some = later.signals[:300]
    said = [plain.probability(Features(*row)) for row in some.tolist()]
    assert np.allclose(said, learned.probability(some), atol=1e-5)
    back = training.learned_from(training.numbers_of(learned))
    assert np.allclose(back.probability(some), learned.probability(some), atol=1e-5)


def test_contributions_add_up_to_the_log_odds(learned, later):
    """The parts, and what an order without a word in its favour or against begins with."""
    plain = Trained.of("learned-1", training.numbers_of(learned))
    rests = []
    for row in later.signals[:50].tolist():
        signals = Features(*row)
        probability = plain.probability(signals)
        parts = plain.contributions(signals)
        assert set(parts) <= set(FEATURES)
        rests.append(np.log(probability / (1 - probability)) - sum(parts.values()))
    assert max(rests) - min(rests) < 1e-6


def test_priors_are_the_same_in_both_forms(later):
    said = [Priors().probability(Features(*row)) for row in later.signals[:50].tolist()]
    assert np.allclose(said, training.priors().probability(later.signals[:50]))


def test_a_signal_that_is_gone_or_new_breaks_nothing(learned):
    numbers = training.numbers_of(learned)
    numbers["weights"]["of_old"] = 3.0
    numbers["trees"] = [
        {**tree, "feature": ["of_old" if name == "own_lost" else name for name in tree["feature"]]}
        for tree in numbers["trees"]
    ]
    plain = Trained.of("learned-1", numbers)
    assert 0 < plain.probability(Features(*logistic.ordinary().tolist())) < 1
    assert training.matrix([{"own_lost": 1.0}]).shape == (1, len(FEATURES))


def test_measures():
    assert auc(np.array([0.1, 0.2, 0.3, 0.3]), np.array([False, False, True, False])) == pytest.approx(2.5 / 3)
    assert ece(np.full(1000, 0.5), np.arange(1000) % 2 == 0) == pytest.approx(0.0, abs=0.01)
    assert ece(np.full(1000, 0.9), np.arange(1000) % 2 == 0) == pytest.approx(0.4, abs=0.01)
    assert psi(np.array([0.5, 0.5]), np.array([0.5, 0.5])) == 0
    assert psi(np.array([0.5, 0.5]), np.array([0.1, 0.9])) > 0.25

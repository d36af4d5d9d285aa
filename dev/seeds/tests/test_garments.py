"""Drawn garments: every kind in every view, the same each time."""

import numpy as np
import pytest

from dev.seeds.garments import RATIOS, VIEWS, draw
from dev.seeds.garments.grounds import GROUNDS
from dev.seeds.garments.kinds import KINDS
from dev.seeds.garments.tiles import PRINTS, tile

PALETTE = ("indigo", "ivory", "turmeric", "madder")
SMALL = 180


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_a_picture_from_every_side(kind):
    seen = [np.asarray(draw(kind, PALETTE, seed=3, view=view, width=SMALL)) for view in VIEWS]
    for picture in seen:
        assert picture.shape == (SMALL * 4 // 3, SMALL, 3)
        assert picture.std() > 8
    assert np.abs(seen[0].astype(int) - seen[2]).mean() > 3


def test_a_seed_is_a_picture():
    first, again, other = (draw("kameez", PALETTE, "paisley", seed=seed, width=SMALL) for seed in (5, 5, 6))
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()


@pytest.mark.parametrize("ratio", RATIOS)
def test_the_picture_has_the_ratio_asked_for(ratio):
    across, down = RATIOS[ratio]
    assert draw("kurta", PALETTE, seed=1, ratio=ratio, width=SMALL).size == (SMALL, round(SMALL * down / across))


@pytest.mark.parametrize("pattern", sorted(set(PRINTS) - {"solid"}))
def test_every_print_shows_more_than_its_ground(pattern):
    assert tile(pattern, PALETTE, "none", 1.0).astype(int).std(axis=(0, 1)).max() > 8


@pytest.mark.parametrize("ground", sorted(GROUNDS))
def test_every_ground_can_be_lain_on(ground):
    colors = ("#8f1f22", "#1f3050", "#e2cfa8", "#b8702f")
    assert np.asarray(draw("beanie", PALETTE, ground=(ground, colors), seed=2, width=SMALL)).std() > 8


def test_a_flaw_changes_the_picture():
    whole, flawed = (draw("tshirt", PALETTE, seed=4, width=SMALL, flawed=flawed) for flawed in (False, True))
    assert whole.tobytes() != flawed.tobytes()


def test_an_unknown_view_is_refused():
    with pytest.raises(ValueError):
        draw("kurta", PALETTE, view="inside out")

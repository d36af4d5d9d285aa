"""Words of the demo: titles and stories that fit a listing, in the language of their owner."""

import pytest

from dev.seeds import stories
from dev.seeds.garments import KINDS, fabrics
from dev.seeds.garments.catalogue import GROUNDS, catalogue
from dev.seeds.garments.tiles import PRINTS
from dev.seeds.garments.views import kind_of_flaw
from dev.seeds.people import SIGN_INS, TASTES, actors
from haat.listings.rules import choices
from haat.listings.rules.shelves import LANGUAGES, shelves
from haat.listings.rules.sizes import GROUPS


def test_the_catalogue_can_be_drawn_and_listed():
    groups = {shelf.slug: shelf.size_group for shelf in shelves()}
    for design in catalogue():
        assert design.kind in KINDS
        assert design.pattern in PRINTS
        assert hasattr(fabrics, design.fabric)
        assert all(name.replace("_", " ") in GROUNDS for name in design.grounds)
        assert set(design.colours) <= set(choices.ALL_COLOURS), design
        assert design.material in choices.MATERIALS
        assert design.parcel in choices.PARCELS
        known = {size for _system, sizes in GROUPS[groups[design.shelf]].systems for size in sizes}
        assert set(design.sizes) <= known, design


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_thing_has_its_words(language):
    seen = set()
    for number, design in enumerate(catalogue()):
        title = stories.title(design, language, number)
        assert 3 <= len(title) <= 80
        assert "None" not in title
        seen.add(stories.story(language, number))
        assert stories.flaw(kind_of_flaw(getattr(fabrics, design.fabric)), language)
    assert len(seen) > 100


def test_fifty_people_of_five_languages():
    people = actors()
    assert len(people) == 50
    assert {actor.language for actor in people} == set(LANGUAGES)
    assert len({actor.handle for actor in people}) == 50
    assert set(SIGN_INS) <= {actor.handle for actor in people}
    assert {taste for actor in people for taste in actor.taste.split()} <= set(TASTES)
    assert {kind for kinds in TASTES.values() for kind in kinds.split(",")} <= set(KINDS)

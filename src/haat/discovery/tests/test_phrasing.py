"""A wish typed in any of five languages is taken apart [DSC-6]."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haat.discovery.rules.phrasing import Lexicon, understand
from haat.discovery.rules.vocabulary import phrase

LEXICON = Lexicon(
    categories={
        phrase(name): slug
        for slug, names in {
            "dresses": ["Dresses", "فراک", "পোশাক", "Платья", "Váy đầm", "Váy"],
            "kameez": ["Kameez", "قمیض", "কামিজ", "Камиз"],
            "shoes": ["Shoes", "جوتے", "জুতা", "Обувь", "Giày"],
        }.items()
        for name in names
    },
    brands={phrase("Nike"): "nike", phrase("H&M"): "h-m", phrase("Gul Ahmed"): "gul-ahmed"},
)
EVERYTHING = {"colour": "red", "brand": "nike", "category": "dresses", "size": "M", "price_to": "2000"}


def parts(text):
    return {part.kind: part.value for part in understand(text, LEXICON).parts}


@pytest.mark.parametrize(
    "text",
    [
        "Red Nike dress size M under 2000",
        "nike dress, red, M, max 2,000",
        "لال Nike فراک سائز M ۲۰۰۰ سے کم",
        "লাল Nike পোশাক সাইজ M ২০০০ টাকার নিচে",
        "красное платье Nike размер M до 2000 рублей",
        "váy đỏ Nike cỡ M dưới 2.000 đồng",
        "laal nike dress size m 2 hazar se kam",
        "red nike dress m <2000",
    ],
)
def test_the_same_wish_in_five_languages(text):
    assert parts(text) == EVERYTHING
    assert understand(text, LEXICON).rest == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shoes EU 38 500-2000", {"category": "shoes", "size": "EU38", "price_from": "500", "price_to": "2000"}),
        ("from 500 to 2k shoes", {"price_from": "500", "price_to": "2000", "category": "shoes"}),
        ("обувь от 500 до 2000", {"price_from": "500", "price_to": "2000", "category": "shoes"}),
        ("H&M dress", {"brand": "h-m", "category": "dresses"}),
        ("gul ahmed kameez over rs 1500", {"brand": "gul-ahmed", "category": "kameez", "price_from": "1500"}),
        ("قمیض ۵ ہزار سے زیادہ", {"category": "kameez", "price_from": "5000"}),
        ("size 38 shoes", {"size": "38", "category": "shoes"}),
        ("giày trên 200 nghìn", {"category": "shoes", "price_from": "200000"}),
        ("do you have a ring", {}),
        ("M", {}),
        ("501 jeans", {}),
    ],
)
def test_parts_of_a_wish(text, expected):
    assert parts(text) == expected


def test_what_is_not_understood_stays_plain():
    assert understand("red silk paisley dress", LEXICON).rest == ("silk", "paisley")


def test_taking_a_part_away_leaves_the_others():
    understood = understand("Red Nike dress", LEXICON)
    brand = next(part for part in understood.parts if part.kind == "brand")
    assert understood.typed(brand) == "Nike"
    assert understood.without(brand) == "Red dress"


@given(st.text(max_size=400))
def test_any_text_is_taken_and_nothing_is_invented(text):
    understood = understand(text, LEXICON)
    for part in understood.parts:
        assert 0 <= part.start < part.end <= len(understood.words)
    assert set(understood.rest) <= set(understood.words)
    covered = [index for part in understood.parts for index in range(part.start, part.end)]
    assert len(covered) == len(set(covered))

"""One word meets itself in every script and spelling [DSC-5]."""

import pytest

from haat.discovery.rules.folding import folded, stem, words
from haat.discovery.rules.sounds import document_keys, query_keys
from haat.discovery.rules.vocabulary import concepts_in, term
from haat.discovery.tests.word_groups import MEAN_THE_SAME, SOUNDS_ALIKE, groups


def keys(text, of_words):
    terms = [term(word) for word in words(text)]
    concepts = {f"={concept}" for _, _, concept in concepts_in(terms)}
    return {*terms, *concepts, *(key for word in words(text) for key in of_words(word))}


def strangers(group):
    return [(a, b) for a in group for b in group if not keys(a, query_keys) & keys(b, document_keys)]


@pytest.mark.parametrize("group", groups(SOUNDS_ALIKE) + groups(MEAN_THE_SAME), ids=lambda group: group[0])
def test_a_word_finds_itself_in_every_script(group):
    assert not strangers(group)


def test_there_are_words_enough():
    assert len(groups(SOUNDS_ALIKE)) + len(groups(MEAN_THE_SAME)) >= 100


@pytest.mark.parametrize(
    ("one", "other"),
    [("kameez", "کوٹ"), ("sari", "платье"), ("shirt", "skirt"), ("red", "blue"), ("кожа", "лента"), ("ring", "brooch")],
)
def test_different_things_stay_apart(one, other):
    assert strangers([one, other]) == [(one, other), (other, one)]


def test_words_of_one_script_are_told_apart_by_their_vowels():
    assert not keys("shirt", query_keys) & keys("short", document_keys)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("كيمة", "کیمہ"),
        ("قَمِیض", "قمیض"),
        ("ёлка", "елка"),
        ("Áo dài", "ao"),
        ("ड़", "ड"),
        ("GIÀY", "giay"),
        ("১২৩", "123"),
        ("۴۵۶", "456"),
        ("đầm", "dam"),
    ],
)
def test_letters_are_unified(typed, kept):
    assert folded(words(typed)[0]) == kept


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("dresses", "dress"),
        ("saris", "sari"),
        ("shoes", "shoe"),
        ("glass", "glass"),
        ("платья", "плат"),
        ("платье", "плат"),
        ("рубашки", "рубашк"),
    ],
)
def test_plurals_meet_their_singular(word, root):
    assert stem(word) == root


@pytest.mark.parametrize(
    "text", ["", "\x00\x01", "\u202e\u200f", "😀🎉", "a" * 10_000, "ি", "\u0301", "'''", "١" * 500]
)
def test_no_text_breaks_the_words(text):
    assert len(words(text)) <= 400
    assert all(len(word) <= 40 and query_keys(word) is not None for word in words(text))

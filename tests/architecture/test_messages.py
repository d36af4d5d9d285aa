"""Every string speaks all five languages, with the placeholders it was given."""

import re
import shutil

import polib
import pytest

from dev.messages import LANGUAGES, catalogue_path, missing, refresh

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|</?\w+[^>]*>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language):
    left = missing(language)
    assert not left, f"{len(left)} strings without a translation: {left[:10]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language):
    wrong = []
    for entry in polib.pofile(str(catalogue_path(language))):
        if entry.msgid_plural:
            allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
            used = {found for text in entry.msgstr_plural.values() for found in PLACEHOLDER.findall(text)}
            if not used <= allowed:
                wrong.append(entry.msgid)
        elif entry.msgstr and sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr)):
            wrong.append(entry.msgid)
    assert not wrong, wrong


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext is not installed: apt install gettext")
def test_the_catalogues_hold_the_strings_of_the_sources():
    """Refreshing collects nothing new; the files are put back as they were."""
    before = {language: catalogue_path(language).read_bytes() for language in LANGUAGES}
    ids = {entry.msgid for entry in polib.pofile(str(catalogue_path("ur")))}
    try:
        refresh()
        fresh = {entry.msgid for entry in polib.pofile(str(catalogue_path("ur")))}
    finally:
        for language, content in before.items():
            catalogue_path(language).write_bytes(content)
    assert not fresh - ids, "run ./haat messages and translate what is new"

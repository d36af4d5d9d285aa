"""How a word sounds, in Latin letters, so that one word meets itself in another script [DSC-5].

Two keys come of each word. The *spelling* key keeps the vowels coarsely and joins spellings inside one script
(kameez, qamiz, kameej). The *skeleton* keeps consonants only and joins scripts (kameez, قمیض, কামিজ, камиз), because
Urdu does not write its short vowels. A skeleton is compared only across scripts, where no better key exists.
"""

import re
from functools import lru_cache

from haat.discovery.rules.folding import folded, script_of, stem

SCRIPTS = "LABC"
_MIN_SKELETON = 2
_TELLING = 4

_LATIN_RULES = [
    (r"^wh", "v"), (r"^kn", "n"), (r"^ps", "s"), (r"tch", "C"), (r"ckh?", "k"), (r"^x", "z"), (r"x", "ks"),
    (r"sch|sh", "s"), (r"ch", "C"), (r"kh", "k"), (r"gh", "g"), (r"ph", "f"), (r"th", "t"), (r"dh", "d"), (r"bh", "v"),
    (r"jh|zh|dj|dz", "z"), (r"q[u]?", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"g(?=e)", "z"), (r"ng(?=$)", "n"),
    (r"j", "z"), (r"w", "v"),
    (r"ee|ea|ie|(?:e|a)[yi](?=[^aeiou]|$)|y", "i"), (r"oo|ou|ow(?=[^aeiou]|$)|au", "u"), (r"aa", "a"), (r"o", "u"),
    (r"e", "i"), (r"h(?=[^aeiou]|$)", ""),
]  # fmt: skip
_ARABIC = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ث": "s", "ج": "z", "چ": "C", "ح": "h", "خ": "k", "د": "d",
    "ڈ": "d", "ذ": "z", "ر": "r", "ڑ": "r", "ز": "z", "ژ": "z", "س": "s", "ش": "s", "ص": "s", "ض": "z", "ط": "t",
    "ظ": "z", "ع": "a", "غ": "g", "ف": "f", "ق": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ں": "n",
    "ہ": "h", "ھ": "", "ے": "i", "ء": "",
}  # fmt: skip
_ARABIC_RULES = [
    (r"بھ", "v"), (r"جھ", "z"), (r"پھ", "f"), (r"^ای|^اے", "i"), (r"^او", "u"), (r"^و", "v"), (r"و(?=[ای])", "v"),
    (r"و", "u"), (r"^ی", "i"), (r"ی", "i"), (r"ہ$", "a"), (r"نگ$", "n"),
]  # fmt: skip
_BENGALI = {
    "অ": "a", "আ": "a", "ই": "i", "ঈ": "i", "উ": "u", "ঊ": "u", "ঋ": "ri", "এ": "i", "ঐ": "ai", "ও": "u", "ঔ": "u",
    "া": "a", "ি": "i", "ী": "i", "ু": "u", "ূ": "u", "ৃ": "ri", "ে": "i", "ৈ": "i", "ো": "u", "ৌ": "u", "ৗ": "",
    "ক": "k", "খ": "k", "গ": "g", "ঘ": "g", "ঙ": "n", "চ": "C", "ছ": "C", "জ": "z", "ঝ": "z", "ঞ": "n", "ট": "t",
    "ঠ": "t", "ড": "d", "ঢ": "d", "ণ": "n", "ত": "t", "থ": "t", "দ": "d", "ধ": "d", "ন": "n", "প": "p", "ফ": "f",
    "ব": "b", "ভ": "v", "ম": "m", "য": "z", "র": "r", "ল": "l", "শ": "s", "ষ": "s", "স": "s", "হ": "h", "ৎ": "t",
    "ং": "n", "ঃ": "", "ঁ": "", "্": "", "ৰ": "r", "ৱ": "v",
}  # fmt: skip
_BENGALI_RULES = [
    (r"ক্ষ", "k"), (r"্য", ""), (r"ড়|ঢ়", "r"), (r"^ও(?:য়|য)", "v"), (r"[োও](?:য়|য)(?=[াে])", "v"), (r"য়", ""),
    (r"ঁ(?=.)", "n"), (r"ং$|ঙ$", "n"),
]  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "i", "ж": "z", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "u", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "s", "ч": "C", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "i", "ю": "u", "я": "a",
}  # fmt: skip
_CYRILLIC_RULES = [(r"дж", "z"), (r"кх", "k"), (r"тх", "t"), (r"пх", "f"), (r"бх", "v")]


def _compiled(rules: list[tuple[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), replacement) for pattern, replacement in rules]


_RULES = {
    "L": _compiled(_LATIN_RULES),
    "A": _compiled(_ARABIC_RULES),
    "B": _compiled(_BENGALI_RULES),
    "C": _compiled(_CYRILLIC_RULES),
}
_LETTERS = {"L": {}, "A": _ARABIC, "B": _BENGALI, "C": _CYRILLIC}
_DOUBLED = re.compile(r"(.)\1+")


def _romanised(word: str, script: str) -> str:
    # Bengali keeps its nukta until here: it tells র from ড and য from its vowel.
    text = folded(word) if script != "B" else word
    for pattern, replacement in _RULES[script]:
        text = pattern.sub(replacement, text)
    letters = _LETTERS[script]
    return _DOUBLED.sub(r"\1", "".join(letters.get(char, char if char.isascii() else "") for char in text))


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """The key of a word among spellings of its own script, with the script before it; "" for numbers."""
    script = script_of(word)
    if script == "N" or len(word) < 3:
        return ""
    sound = re.sub(r"[aiu]+", lambda vowels: vowels.group()[0], _romanised(word, script))
    sound = re.sub(r"z$", "s", re.sub(r"(?<=...)[aiu]$", "", sound))
    sound = re.sub(r"(?<=.)h", "", sound)
    return f"{script}~{_DOUBLED.sub(r'\1', sound)}" if len(sound) > 2 else ""


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word, a vowel at its beginning marked "a"; "" when too little is left to compare."""
    script = script_of(word)
    if script == "N" or len(word) < 2:
        return ""
    sound = _romanised(word, script)
    first = "a" if sound[:1] in tuple("aiu") else ""
    rest = re.sub(r"[aiu]", "", sound)
    # h and v are written or left out at will inside a word (shalwar, salar), at its beginning they count.
    rest = rest[:1] + re.sub(r"[hv]", "", rest[1:]) if not first else re.sub(r"[hv]", "", rest)
    key = first + _DOUBLED.sub(r"\1", rest)
    # Urdu and Bengali put a vowel before s + consonant: اسکارف, ইস্কার্ট.
    key = re.sub(r"^as(?=[kptmnl])", "s", key)
    key = re.sub(r"z(?=s?$)", "s", key)
    key = _DOUBLED.sub(r"\1", key)
    return key if len(key) >= _MIN_SKELETON else ""


def _forms(word: str) -> set[str]:
    """A word as it stands and without its plural: سینڈل has no s, sandals has."""
    return {word, stem(folded(word))}


def document_keys(word: str) -> set[str]:
    """What an indexed word is also found by."""
    script, keys = script_of(word), set()
    for form in _forms(word):
        bones = skeleton(form)
        keys |= {spelling(form), f"{script}={bones}" if bones else ""}
    return keys - {""}


def query_keys(word: str) -> set[str]:
    """What a typed word is also looked for by: its spellings, and its skeleton in other scripts.

    A long skeleton is telling enough for the word's own script, too (panjabi, punjabi).
    """
    script, keys = script_of(word), set()
    for form in _forms(word):
        bones = skeleton(form)
        keys.add(spelling(form))
        if bones:
            keys |= {f"{other}={bones}" for other in SCRIPTS if other != script or len(bones) >= _TELLING}
    return keys - {""}

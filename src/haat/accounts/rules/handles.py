"""What a handle may be, in any of our scripts, and when two handles look alike.

A handle is 3–30 letters, digits, dots and underscores, its letters of one script. Two handles whose skeletons are
equal cannot both exist: the skeleton folds case, width, accents, digits of other scripts and letters that readers
take for one another (after Unicode TR 39, reduced to our five scripts).
"""

import re
import unicodedata

from haat.kernel.text import ascii_digits

SHORTEST, LONGEST = 3, 30
RESERVED = frozenset(
    [
        "about",
        "account",
        "accounts",
        "admin",
        "administrator",
        "all",
        "api",
        "ambassador",
        "authenticator",
        "bag",
        "billing",
        "blog",
        "checkout",
        "closet",
        "desk",
        "everyone",
        "export",
        "feed",
        "finance",
        "haat",
        "healthz",
        "help",
        "here",
        "host",
        "info",
        "legal",
        "likes",
        "live",
        "login",
        "logout",
        "mail",
        "me",
        "media",
        "moderator",
        "moderators",
        "myself",
        "news",
        "notices",
        "null",
        "official",
        "operator",
        "order",
        "orders",
        "owner",
        "page",
        "pay",
        "payment",
        "payments",
        "payout",
        "policy",
        "postmaster",
        "press",
        "privacy",
        "root",
        "safety",
        "sales",
        "search",
        "security",
        "sell",
        "seller",
        "settings",
        "shop",
        "show",
        "sign",
        "signin",
        "signup",
        "site",
        "staff",
        "static",
        "status",
        "support",
        "system",
        "team",
        "terms",
        "trust",
        "undefined",
        "user",
        "webmaster",
        "you",
    ]
)
_MARKS = ("Mn", "Mc")
# Letters of other scripts that a reader takes for Latin ones, and letters of ours taken for each other.
_LOOKALIKES = str.maketrans(
    {
        **dict(zip("аеорсухіїјѕһԁԛԝкмтнвгпи", "aeopcyxiijshdqwkmthbrnu", strict=True)),
        **dict(zip("ıøđłßαβεικνορτυχ", "iodlbabeikvoptux", strict=True)),
        "0": "o",
        "1": "l",
        **dict.fromkeys("يىئۍې", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("ةهۃۀھە", "ہ"),
        **dict.fromkeys("أإآٱ", "ا"),
        "ؤ": "و",
        "ৰ": "র",
        "ঀ": "০",
    }
)
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670]")


def normal_handle(typed: str) -> str:
    """As it is kept: NFKC, lower case, digits 0–9, without a leading @ and spaces around."""
    return ascii_digits(unicodedata.normalize("NFKC", typed)).lower().strip().removeprefix("@").strip()


def handle_skeleton(handle: str) -> str:
    """What a reader sees: handles of equal skeletons are taken for one another."""
    folded = unicodedata.normalize("NFD", normal_handle(handle).casefold())
    bare = _ACCENTS.sub("", folded.translate(_LOOKALIKES))
    return unicodedata.normalize("NFC", bare.translate(_LOOKALIKES))


def handle_fault(handle: str) -> str | None:
    """Why this normal handle cannot be: "length", "signs", "scripts" or "reserved"; None when it can."""
    if not SHORTEST <= len(handle) <= LONGEST:
        return "length"
    if not all(_may_stand(char) for char in handle) or not any(char.isalnum() for char in handle):
        return "signs"
    if handle[0] == "." or handle[-1] == "." or ".." in handle or unicodedata.category(handle[0]) in _MARKS:
        return "signs"
    if len({script(char) for char in handle if char.isalpha()}) > 1:
        return "scripts"
    if handle_skeleton(handle) in _RESERVED_SKELETONS:
        return "reserved"
    return None


def script(letter: str) -> str:
    """The script's name as Unicode names its letters: LATIN, ARABIC, BENGALI, CYRILLIC, …"""
    return unicodedata.name(letter, "UNKNOWN").split()[0]


def handle_from(name: str) -> str:
    """A handle made of a name: its letters and digits, words joined by dots; empty when too little is left."""
    kept = "".join(char if _may_stand(char) else " " for char in normal_handle(name).lower().replace(".", " "))
    words = kept.split()
    first = next((script(char) for word in words for char in word if char.isalpha()), "")
    same = [word for word in words if all(script(char) == first for char in word if char.isalpha())]
    made = ".".join(same)[: LONGEST - 4].strip("._")
    return made if len(made) >= SHORTEST else ""


def _may_stand(char: str) -> bool:
    if char in "._":
        return True
    category = unicodedata.category(char)
    return category[0] == "L" or category == "Nd" or (category in _MARKS and script(char) in ("BENGALI", "DEVANAGARI"))


_RESERVED_SKELETONS = frozenset(handle_skeleton(word) for word in RESERVED)

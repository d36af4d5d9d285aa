"""One-time codes: made from a secret and a nonce, so that nobody has to keep the code itself."""

import hashlib
import hmac
from datetime import datetime, timedelta

from haat.kernel.text import ascii_digits

DIGITS = 6
LIVES = timedelta(minutes=10)
TAP_LIVES = timedelta(hours=24)
TRIES = 5
LOCKED_FOR = timedelta(minutes=30)
AGAIN_AFTER = timedelta(seconds=60)
PER_PHONE_A_DAY = 6
PER_BUYER_A_DAY = 12


def code_of(secret: str, nonce: str) -> str:
    """The six digits of a nonce; every value is as likely as any other to within 1 in 10¹⁰."""
    number = int.from_bytes(hmac.new(secret.encode(), f"haat.risk.code:{nonce}".encode(), hashlib.sha256).digest())
    return f"{number % 10**DIGITS:0{DIGITS}}"


def hash_of(secret: str, nonce: str, code: str) -> str:
    """What is kept of a code."""
    return hmac.new(secret.encode(), f"haat.risk.hash:{nonce}:{code}".encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Compared in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def typed_code(typed: str) -> str:
    """The digits of what a person typed, in any of our scripts: "۱۲۳ ۴۵۶" is "123456"."""
    return "".join(char for char in ascii_digits(typed) if char.isascii() and char.isdigit())


def hint(phone: str) -> str:
    """ "••• 67": enough of a number to know which of one's phones it is."""
    return f"••• {phone[-2:]}"


def is_live(*, expires_at: datetime, spent_at: datetime | None, now: datetime) -> bool:
    """Whether the code can still be typed."""
    return spent_at is None and now < expires_at

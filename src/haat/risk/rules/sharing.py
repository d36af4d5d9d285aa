"""What communities tell each other about numbers [COD-7]: keyed hashes, signed messages, five voices or none."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

# Fixed: with fewer, one community's customer list could be read from what is shown.
FEWEST_COMMUNITIES = 5
# What one community may say of one number, so that none can shout; both ways.
MOST_WEIGHT = 5.0
PAGE = 2000
MOST_PAGES = 250
MOST_BYTES = 512 * 1024
FRESH = timedelta(minutes=5)


class Unreadable(ValueError):
    """A message of another community that cannot be used."""


def phone_hash(federation_key: str, phone: str) -> str:
    """What communities with the same key know an E.164 number by."""
    return hmac.new(federation_key.encode(), f"haat.delivery.1:{phone}".encode(), hashlib.sha256).hexdigest()


def own_key(secret: str) -> Ed25519PrivateKey:
    """This site's signing key, made from its secret, so that there is no further file to lose."""
    seed = hmac.new(secret.encode(), b"haat.risk.federation.ed25519", hashlib.sha256).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_text(key: Ed25519PrivateKey) -> str:
    """The public half, as operators exchange it."""
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def is_public_key(text: str) -> bool:
    """Whether this is an Ed25519 key in base64."""
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
    except (ValueError, binascii.Error):
        return False
    return True


def signed(key: Ed25519PrivateKey, *parts: str) -> str:
    """The signature over the parts in their order, base64."""
    return base64.b64encode(key.sign("\n".join(parts).encode())).decode()


def is_signed(public_key: str, signature: str, *parts: str) -> bool:
    """Whether the holder of the key signed exactly these parts."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(base64.b64decode(signature, validate=True), "\n".join(parts).encode())
    except (ValueError, binascii.Error, InvalidSignature):
        return False
    return True


def is_fresh(at: str, *, now: datetime) -> bool:
    """Whether a message of that Unix time is neither old nor from the future."""
    return at.isascii() and at.isdecimal() and len(at) <= 12 and abs(now.timestamp() - int(at)) <= FRESH.total_seconds()


def bounded(weight: float) -> float:
    """A weight as it is shared: in halves, at most `MOST_WEIGHT`."""
    return min(MOST_WEIGHT, round(2 * weight) / 2)


def read_page(content: bytes) -> tuple[list[tuple[str, float, float]], str]:
    """(entries, next) of a page that another community sent. Raises Unreadable."""
    try:
        page: Any = json.loads(content)
        entries = [(str(known), float(taken), float(lost)) for known, taken, lost in page["entries"]]
        following = str(page["next"] or "")
    except (ValueError, TypeError, KeyError) as error:
        raise Unreadable("not_understood") from error
    if len(entries) > PAGE or not all(_is_entry(*entry) for entry in entries):
        raise Unreadable("not_understood")
    if following and not _is_hash(following):
        raise Unreadable("not_understood")
    return entries, following


def page_text(entries: Sequence[tuple[str, float, float]], following: str) -> str:
    """A page as it is sent."""
    return json.dumps({"entries": entries, "next": following or None}, separators=(",", ":"))


def _is_hash(text: str) -> bool:
    return len(text) == 64 and all(char in "0123456789abcdef" for char in text)


def _is_entry(known: str, taken: float, lost: float) -> bool:
    return _is_hash(known) and 0 <= taken <= MOST_WEIGHT and 0 <= lost <= MOST_WEIGHT

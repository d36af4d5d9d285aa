"""Keyed hashes: whether two phones, addresses or devices are the same, and nothing else about them."""

import hashlib
import hmac


def keyed(secret: str, kind: str, text: str) -> str:
    """128 bits in hex of HMAC-SHA256; "" for no text. The same text under another kind has another key."""
    if not text:
        return ""
    return hmac.new(secret.encode(), f"haat.risk.{kind}:{text}".encode(), hashlib.sha256).hexdigest()[:32]

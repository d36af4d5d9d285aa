"""What a standing [ACC-1] takes away."""

from datetime import datetime

# What a limited account can be kept from; a suspended one is kept from all of it.
ACTS = ("buy", "sell", "cod", "messages", "live")
KINDS = ("good", "limited", "suspended")
# A person who was limited in buying may not pay at the door either.
_FOLLOWS = {"buy": ("cod",), "sell": ("live",)}


def is_kept_from(kind: str, limits: tuple[str, ...], act: str) -> bool:
    """Whether an account of this standing may not do `act`."""
    if act not in ACTS:
        raise ValueError(f"{act} is none of {ACTS}")
    if kind == "suspended":
        return True
    return kind == "limited" and any(act == limit or act in _FOLLOWS.get(limit, ()) for limit in limits)


def has_ended(until: datetime | None, now: datetime) -> bool:
    """Whether a decision that holds until then holds no more."""
    return until is not None and until <= now

"""Which notice belongs to which topic, and what is wanted when nobody said."""

from collections.abc import Mapping
from typing import Any

SITE, MAIL = "site", "mail"
CHANNELS = (SITE, MAIL)
# Topic → (on the site, by mail) unless the person says otherwise.
DEFAULTS: Mapping[str, tuple[bool, bool]] = {
    "orders": (True, True),
    "money": (True, True),
    "account": (True, True),
    "searches": (True, False),
    "prices": (True, False),
    "likes": (True, False),
    "follows": (True, False),
}
# Kind → (topic, icon).
KINDS: Mapping[str, tuple[str, str]] = {
    "order_new": ("orders", "box"),
    "order_placed": ("orders", "bag"),
    "order_confirmed": ("orders", "box"),
    "order_shipped": ("orders", "truck"),
    "order_attempted": ("orders", "truck"),
    "order_refused": ("orders", "box"),
    "order_returned": ("orders", "box"),
    "order_delivered": ("orders", "box"),
    "order_accepted": ("orders", "check"),
    "order_settled": ("money", "check"),
    "order_cancelled": ("orders", "x"),
    "order_verifying": ("orders", "chat"),
    "line_cancelled": ("orders", "x"),
    "time_asked": ("orders", "cal"),
    "time_declined": ("orders", "cal"),
    "shipping_extended": ("orders", "cal"),
    "strike_given": ("account", "box"),
    "strike_lifted": ("account", "check"),
    "strike_answered": ("account", "chat"),
    "cod_off": ("account", "clock"),
    "cod_on": ("account", "check"),
    "case_opened": ("orders", "info"),
    "case_offered": ("orders", "tag"),
    "case_return": ("orders", "box"),
    "case_where": ("orders", "pin"),
    "case_moved": ("orders", "info"),
    "case_said": ("orders", "info"),
    "case_decided": ("orders", "info"),
    "case_closed": ("orders", "check"),
    "case_waits": ("orders", "people"),
    "case_appealed": ("orders", "people"),
    "review_written": ("orders", "spark"),
    "reviews_shown": ("orders", "spark"),
    "review_replied": ("orders", "spark"),
    "review_hidden": ("orders", "info"),
    "paid_out": ("money", "check"),
    "payout_returned": ("money", "warn"),
    "reserve_set": ("money", "lock"),
    "reserve_lifted": ("money", "check"),
    "invoice_issued": ("money", "tag"),
    "books_differ": ("money", "warn"),
    "books_broken": ("money", "warn"),
    "refund_made": ("money", "back"),
    "model_drifts": ("orders", "warn"),
    "payment_failed": ("money", "card"),
    "payment_disputed": ("money", "warn"),
    "bank_credited": ("money", "gift"),
    "bank_returning": ("money", "back"),
    "bank_returned": ("money", "back"),
    "dispute_won": ("money", "check"),
    "dispute_lost": ("money", "warn"),
    "roles_given": ("account", "people"),
    "appeal_answered": ("account", "chat"),
    "liked": ("likes", "heart"),
    "followed": ("follows", "people"),
    "price_dropped": ("prices", "tag"),
    "search_matched": ("searches", "search"),
}


def topic_of(kind: str) -> str:
    """The topic that a kind of notice belongs to. Raises KeyError for a kind that nobody knows."""
    return KINDS[kind][0]


def bunched(rows: list[Any]) -> list[list[Any]]:
    """Rows, newest first, in bunches: those of one bunch and the same read state together, by their newest."""
    found: dict[tuple[str, bool], list[Any]] = {}
    for row in rows:
        found.setdefault((row.bunch, row.read_at is None), []).append(row)
    return list(found.values())

"""Reasons and ways in words: gentle for the buyer, factual for the seller, never accusing."""

import math

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Words
from haat.kernel.ui import reading
from haat.risk.types import Features, Reason, Tier, WayKind

MOST_REASONS = 4
# Below this many log-odds a signal is no reason.
_LEAST = 0.08

# As `first_wait` counts a day.
_A_DAY_IN_HOURS = math.log1p(24)

# What a signal says when it speaks for more risk: (to the buyer, to the seller).
_RISKIER: dict[str, tuple[Words, Words]] = {
    "own_lost": (_("Some of your earlier parcels came back"), _("Earlier parcels of this buyer came back")),
    "own_last_lost": (_("Your last parcel came back"), _("The last parcel of this buyer came back")),
    "first_purchase": (_("Your first order paid at the door"), _("First order of this buyer")),
    "account_days": (_("Your account is new"), _("The account is new")),
    "phone_verified": (_("Your number is not confirmed yet"), _("The number is not confirmed yet")),
    "phone_valid": (_("We could not read your phone number"), _("The phone number cannot be read")),
    "phone_accounts": (_("Others order with this number too"), _("Several accounts order with this number")),
    "phone_lost": (_("Parcels to this number came back"), _("Parcels to this number came back")),
    "address_quality": (
        _("The address could say more, such as a landmark"),
        _("The address says little that a courier could find it by"),
    ),
    "address_gibberish": (_("We could not read the address"), _("The address cannot be read")),
    "address_numbers": (_("The address has no house number"), _("The address has no house number")),
    "address_landmark": (_("A landmark would help the courier"), _("The address has no landmark")),
    "first_wait": (_("Ordered soon after joining"), _("The first order came soon after joining")),
    "city_known": (_("Our first parcel to this town"), _("No parcel has gone to this town yet")),
    "address_taken": (_("First order to this address"), _("First order to this address")),
    "address_accounts": (_("Others order to this address too"), _("Several accounts order to this address")),
    "address_lost": (_("Parcels to this address came back"), _("Parcels to this address came back")),
    "device_accounts": (_("Others order from this device too"), _("Several accounts order from this device")),
    "device_lost": (_("Parcels ordered from this device came back"), _("Parcels ordered from this device came back")),
    "value_to_own": (_("Larger than your usual orders"), _("Larger than this buyer's usual orders")),
    "value_to_area": (_("A large order"), _("Larger than most orders to this town")),
    "value_to_seller": (_("A large order for this closet"), _("Larger than most of your orders")),
    "orders_hour": (_("Several orders within an hour"), _("Several orders within an hour")),
    "orders_day": (_("Several orders today"), _("Several orders within a day")),
    "phone_day": (_("Several orders with this number today"), _("Several orders with this number within a day")),
    "address_day": (_("Several orders to this address today"), _("Several orders to this address within a day")),
    "device_day": (_("Several orders from this device today"), _("Several orders from this device within a day")),
    "sellers_day": (_("Orders from several sellers today"), _("Orders from several sellers within a day")),
    "open_parcels": (_("Other parcels are on their way to you"), _("Other parcels are on their way to this buyer")),
    "seller_lost": (
        _("More parcels of this closet come back than usual"),
        _("More of your parcels come back than usual"),
    ),
    "area_lost": (
        _("More parcels to this town come back than usual"),
        _("More parcels to this town come back than usual"),
    ),
    "market": (_("Many parcels come back at the moment"), _("Many parcels come back at the moment")),
    "coupon": (_("Ordered with a coupon"), _("Ordered with a coupon")),
    "night": (_("Ordered at night"), _("Ordered at night")),
    "shared_lost": (
        _("Parcels to this number came back in other communities"),
        _("Parcels to this number came back in other communities"),
    ),
}
# What it says when it speaks for less.
_SAFER: dict[str, tuple[Words, Words]] = {
    "own_lost": (_("You have taken your earlier parcels"), _("This buyer has taken earlier parcels")),
    "own_taken": (_("You have taken your earlier parcels"), _("This buyer has taken earlier parcels")),
    "account_days": (_("You have been here for a while"), _("The account has been here for a while")),
    "phone_verified": (_("Your number is confirmed"), _("The number is confirmed")),
    "address_quality": (_("The address is easy to find"), _("The address is easy to find")),
    "address_landmark": (_("The address has a landmark"), _("The address has a landmark")),
    "address_plus_code": (_("The address has a plus code"), _("The address has a plus code")),
    "address_taken": (_("Parcels have arrived at this address"), _("Parcels have arrived at this address")),
    "phone_lost": (_("Parcels to this number were taken"), _("Parcels to this number were taken")),
    "address_lost": (_("Parcels to this address were taken"), _("Parcels to this address were taken")),
    "seller_lost": (_("Parcels of this closet are mostly taken"), _("Your parcels are mostly taken")),
    "area_lost": (_("Parcels to this town are mostly taken"), _("Parcels to this town are mostly taken")),
    "shared_lost": (
        _("Parcels to this number were taken in other communities"),
        _("Parcels to this number were taken in other communities"),
    ),
}


def reasons_of(contributions: dict[str, float], signals: Features) -> tuple[Reason, ...]:
    """The few signals that moved the assessment most, the strongest first."""
    found = []
    told: set[str] = set()
    for code, weight in sorted(contributions.items(), key=lambda item: -abs(item[1])):
        words = reason_words(code, weight)
        if abs(weight) < _LEAST or words is None or str(words[0]) in told or not _speaks(code, weight, signals):
            continue
        told.add(str(words[0]))
        found.append(Reason(code, round(weight, 3), *words))
    return tuple(found[:MOST_REASONS])


def reason_words(code: str, weight: float) -> tuple[Words, Words] | None:
    """(to the buyer, to the seller) of a signal in that direction; None when it has none."""
    return (_RISKIER if weight > 0 else _SAFER).get(code)


def _speaks(code: str, weight: float, signals: Features) -> bool:
    """Whether the words would be true: a model may move the odds for a signal that is merely absent."""
    value = getattr(signals, code)
    if code in ("own_lost", "phone_lost", "address_lost", "device_lost", "seller_lost", "area_lost", "shared_lost"):
        return bool(value > 0) == (weight > 0) and value != 0
    if code in ("phone_verified", "phone_valid", "city_known"):
        return bool(value) != (weight > 0)
    if code == "address_taken":
        return bool(value) != (weight > 0)
    if code == "address_landmark":
        return bool(value) != (weight > 0)
    if code == "address_numbers":
        return not value
    if code == "first_wait":
        return bool(value < _A_DAY_IN_HOURS)
    if code in ("value_to_own", "value_to_area", "value_to_seller"):
        return bool(value > 0.3)
    if code in ("account_days", "address_quality", "market"):
        return True
    return bool(value)


def _way_words(kind: WayKind, amount_minor: int, now_minor: int, currency: str) -> str:
    sums = {"amount": reading.money(amount_minor, currency), "now": reading.money(now_minor, currency)}
    return str(_WAYS[kind]) % sums


_WAYS: dict[WayKind, Words] = {
    "none": _("Nothing more to do. You pay at the door."),
    "tap": _("Confirm with one tap on the message we send you."),
    "code": _("Type the code that we send to your phone."),
    "deposit": _("Pay %(amount)s now and the rest at the door."),
    "prepay_discount": _("Pay %(now)s now and save %(amount)s."),
    "prepay": _("Pay %(amount)s before it is sent."),
}
way_words = lazy(_way_words, str)

TIER_WORDS: dict[Tier, Words] = {
    "low": _("Low risk"),
    "medium": _("Medium risk"),
    "high": _("High risk"),
    "very_high": _("Very high risk"),
}
KIND_WORDS: dict[WayKind, Words] = {
    "none": _("straight to packing"),
    "tap": _("one tap"),
    "code": _("a code"),
    "deposit": _("a deposit"),
    "prepay_discount": _("a discount for paying before"),
    "prepay": _("paid before"),
}
OUTCOME_WORDS: dict[str, Words] = {
    "delivered": _("Taken"),
    "refused": _("Refused at the door"),
    "unreachable": _("Nobody was there"),
    "courier_fault": _("The courier's fault"),
    "seller_fault": _("The seller's fault"),
    "cancelled": _("Cancelled"),
}

"""What is believed before a market has a history: a logistic with weights set by hand from published experience.

The sources of each weight stand in docs/operating/cod.md. The intercept is the market's own log-odds, so the priors
are calibrated to the market's share of lost parcels from the first hundred outcomes on.
"""

import math

from haat.risk.types import Features

VERSION = "priors-1"
# The log-odds that an average buyer's signals add up to, taken off so that the average stays the market's.
CENTRE = -0.35
WEIGHTS: dict[str, float] = {
    "market": 1.0,
    "own_lost": 0.85,
    "own_taken": -0.25,
    "own_last_lost": 0.35,
    "first_purchase": 0.25,
    "account_days": -0.08,
    "phone_verified": -0.45,
    "phone_valid": -1.2,
    "phone_accounts": 0.30,
    "phone_lost": 0.60,
    "address_quality": -0.80,
    "address_gibberish": 1.30,
    "city_known": -0.25,
    "address_taken": -0.30,
    "address_accounts": 0.10,
    "address_lost": 0.55,
    "device_accounts": 0.25,
    "device_lost": 0.50,
    "value_to_own": 0.25,
    "value_to_area": 0.25,
    "orders_hour": 0.45,
    "orders_day": 0.30,
    "phone_day": 0.45,
    "address_day": 0.30,
    "device_day": 0.40,
    "sellers_day": 0.35,
    "open_parcels": 0.15,
    "seller_lost": 0.60,
    "area_lost": 0.70,
    "coupon": 0.10,
    "night": 0.12,
    "shared_lost": 0.55,
}
# A buyer about whom nothing speaks either way: what contributions are told against.
ORDINARY: dict[str, float] = {
    "account_days": 4.0,
    "phone_valid": 1.0,
    "address_quality": 0.6,
    "address_numbers": 1.1,
    "city_known": 1.0,
    "first_wait": 3.5,
    "first_purchase": 0.0,
    "market": 0.0,
}


class Priors:
    """The model of the first day."""

    version = VERSION

    def probability(self, features: Features) -> float:
        """Of a lost parcel."""
        return 1.0 / (1.0 + math.exp(-sum(self.contributions(features).values()) - CENTRE))

    def contributions(self, features: Features) -> dict[str, float]:
        """Weight × distance from an ordinary buyer, for each signal."""
        return {name: weight * (getattr(features, name) - ORDINARY.get(name, 0.0)) for name, weight in WEIGHTS.items()}

"""Decisions about risk without Django: the signals, the tiers and their ways, strikes, the seller's plan."""

from haat.risk.rules.features import HALF_LIFE_DAYS, features_of, weight_after
from haat.risk.rules.tiers import narrowed, tier_of, ways_for

__all__ = ["HALF_LIFE_DAYS", "features_of", "narrowed", "tier_of", "ways_for", "weight_after"]

"""Cash on delivery for the operator: what was believed, how it ended, strikes, appeals, communities, models."""

from haat.risk.admin import communities, models, orders, strikes

__all__ = ["communities", "models", "orders", "strikes"]

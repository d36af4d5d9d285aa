"""Cash on delivery for the operator: what was believed, how it ended, strikes, appeals, communities."""

from haat.risk.admin import communities, orders, strikes

__all__ = ["communities", "orders", "strikes"]

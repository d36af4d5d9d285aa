"""Orders, courier files and taxes in the back office."""

from haat.orders.admin import orders, taxes

__all__ = ["orders", "taxes"]

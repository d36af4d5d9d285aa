"""Orders, cases, reviews, courier files and taxes in the back office."""

from haat.orders.admin import cases, orders, taxes

__all__ = ["cases", "orders", "taxes"]

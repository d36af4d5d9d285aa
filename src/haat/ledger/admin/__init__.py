"""The books for the operator: to read, to pay out, and to say what is taken."""

from haat.ledger.admin import books, commission, payouts

__all__ = ["books", "commission", "payouts"]

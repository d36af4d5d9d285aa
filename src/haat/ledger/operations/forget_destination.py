"""Blank the bank details of somebody who left."""

from haat.ledger.models import PayoutDestination


def forget_destination(*, account_id: int) -> None:
    """Holder, bank and number of every destination the account ever had; again is harmless."""
    PayoutDestination.objects.filter(account_id=account_id).update(holder="", bank="", number="")

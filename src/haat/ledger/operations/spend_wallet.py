from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.ledger import rules
from haat.ledger.operations.record_transaction import NotEnough, record_transaction
from haat.ledger.types import Entry, LedgerAccount


class NotEnoughCredit(NotEnough):
    """The person's store credit is less than that."""

    message = _("You have less store credit than that. Please choose another way to pay the rest.")


@transaction.atomic
def spend_wallet(*, account_id: int, order_id: int, amount_minor: int, currency: str, key: str, now: datetime) -> int:
    """Store credit pays for an order; hold the sale by the method "wallet" with it. Raises NotEnoughCredit, KeyReused.

    A person with two orders at once spends no unit twice: the database keeps the balance at zero or more.
    """
    if amount_minor <= 0:
        raise ValueError("a payment is more than nothing")
    try:
        return record_transaction(
            idempotency_key=f"spend:{key}",
            kind=rules.CREDIT_SPENT,
            order_id=order_id,
            entries=[
                Entry(LedgerAccount(rules.WALLET, str(account_id)), -amount_minor, currency),
                Entry(LedgerAccount(rules.RECEIVED, "wallet"), amount_minor, currency),
            ],
            now=now,
        )
    except NotEnough as error:
        raise NotEnoughCredit from error

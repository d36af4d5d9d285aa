from datetime import datetime

from django.db import transaction

from haat.ledger import rules
from haat.ledger.models import LedgerTransaction
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.policies import SELLER_BEARS_DISPUTE_REST
from haat.ledger.types import Entry, LedgerAccount, Party


@transaction.atomic
def record_dispute_rest(
    *, order_id: int, seller_id: int, method: str, amount_minor: int, currency: str, dispute_key: str, now: datetime
) -> Party:
    """A lost dispute took more than was left of the sale, since a part had gone back before: who bears it.

    The sale brought in no more, so its row stays as it is. By policy [LED-8] it is a loss of the platform, or taken
    from the seller's available money, below zero if need be: the next payout is smaller [LED-4]. Once for each key.
    """
    if amount_minor <= 0:
        raise ValueError("a rest is more than nothing")
    key = f"dispute:{dispute_key}:rest"
    known = LedgerTransaction.objects.filter(idempotency_key=key).first()
    if known is not None:
        return "seller" if known.details["borne_by"] == "seller" else "platform"
    by_seller = SELLER_BEARS_DISPUTE_REST.value()
    bearer = rules.of_seller(rules.AVAILABLE, seller_id) if by_seller else LedgerAccount(rules.LOSSES, "dispute")
    record_transaction(
        idempotency_key=key,
        kind=rules.DISPUTE_REST,
        order_id=order_id,
        entries=[
            Entry(LedgerAccount(rules.RECEIVED, method), amount_minor, currency),
            Entry(bearer, -amount_minor, currency),
        ],
        details={"amount": amount_minor, "borne_by": "seller" if by_seller else "platform"},
        now=now,
    )
    return "seller" if by_seller else "platform"

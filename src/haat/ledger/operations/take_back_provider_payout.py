from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations._provider_payouts import move


def take_back_provider_payout(
    *, account_id: int, amount_minor: int, currency: str, key: str, was_paid: bool = False, now: datetime
) -> int:
    """The provider refused or reversed it: the money is the seller's to take again."""
    left = rules.PAID_OUT if was_paid else rules.PAYING
    return move(
        left,
        rules.AVAILABLE,
        rules.PAYOUT_RETURNED,
        f"payout:{key}:returned",
        account_id,
        amount_minor,
        currency,
        now,
    )

from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations._provider_payouts import move


def begin_provider_payout(*, account_id: int, amount_minor: int, currency: str, key: str, now: datetime) -> int:
    """The money is on its way and cannot be paid out a second time. Raises NotEnough."""
    return move(rules.AVAILABLE, rules.PAYING, rules.PAYOUT, f"payout:{key}", account_id, amount_minor, currency, now)

from datetime import datetime
from typing import Literal

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount

CostKind = Literal["gateway_fees", "label_costs", "subsidies"]


def record_cost(
    *,
    kind: CostKind,
    provider: str,
    amount_minor: int,
    currency: str,
    key: str,
    order_id: int | None = None,
    now: datetime,
) -> int:
    """The platform paid for something: the fee that a provider kept, a label of a carrier, a subsidy.

    The method's or carrier's account gives it up, so that what a provider settles is what stands there [LED-9].
    """
    if amount_minor <= 0:
        raise ValueError("a cost is more than nothing")
    return record_transaction(
        idempotency_key=f"cost:{kind}:{key}",
        kind=rules.COST,
        order_id=order_id,
        entries=[
            Entry(LedgerAccount(kind, provider), -amount_minor, currency),
            Entry(LedgerAccount(rules.RECEIVED, provider), amount_minor, currency),
        ],
        now=now,
    )

from haat.ledger.models.commission import CommissionRule
from haat.ledger.models.payout import Payout, PayoutBatch, PayoutDestination
from haat.ledger.models.transaction import GuardedBalance, LedgerEntry, LedgerTransaction, RolledBalance, Rollup

__all__ = [
    "CommissionRule",
    "GuardedBalance",
    "LedgerEntry",
    "LedgerTransaction",
    "Payout",
    "PayoutBatch",
    "PayoutDestination",
    "RolledBalance",
    "Rollup",
]

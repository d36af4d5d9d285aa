"""Values of the books that cross the border. All amounts are minor units of the named currency."""

from haat.ledger.types.checks import Alarms, DifferenceView, Line, ReconciliationView
from haat.ledger.types.entries import CommissionRule, Entry, LedgerAccount, Terms, Transfer
from haat.ledger.types.payouts import BatchView, Destination, Payer, PayoutLine, ReserveRow, ReserveView, TakenFile
from haat.ledger.types.reading import (
    AccountLine,
    Balances,
    BookedEntry,
    BookedTransaction,
    InvoiceView,
    StatementLine,
    TrialLine,
    WalletLine,
)
from haat.ledger.types.sales import Borne, Party, Refunded, SaleRelease, SaleView
from haat.ledger.types.taxes import HandoverView, TaxKept

__all__ = [
    "AccountLine",
    "Alarms",
    "Balances",
    "BatchView",
    "BookedEntry",
    "BookedTransaction",
    "Borne",
    "CommissionRule",
    "Destination",
    "DifferenceView",
    "Entry",
    "HandoverView",
    "InvoiceView",
    "LedgerAccount",
    "Line",
    "Party",
    "Payer",
    "PayoutLine",
    "ReconciliationView",
    "Refunded",
    "ReserveRow",
    "ReserveView",
    "SaleRelease",
    "SaleView",
    "StatementLine",
    "TakenFile",
    "TaxKept",
    "Terms",
    "Transfer",
    "TrialLine",
    "WalletLine",
]

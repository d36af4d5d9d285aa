from haat.ledger.models.check import BooksCheck
from haat.ledger.models.commission import CommissionRule
from haat.ledger.models.invoice import CommissionInvoice, InvoiceMonth, InvoiceSeries
from haat.ledger.models.payout import Payout, PayoutBatch, PayoutDestination, PayoutFile
from haat.ledger.models.reconciliation import Difference, Reconciliation
from haat.ledger.models.reserve import ReservePart, ReserveRule
from haat.ledger.models.sale import Sale
from haat.ledger.models.tax_handover import TaxHandover
from haat.ledger.models.transaction import GuardedBalance, LedgerEntry, LedgerTransaction, RolledBalance, Rollup

__all__ = [
    "BooksCheck",
    "CommissionInvoice",
    "CommissionRule",
    "Difference",
    "GuardedBalance",
    "InvoiceMonth",
    "InvoiceSeries",
    "LedgerEntry",
    "LedgerTransaction",
    "Payout",
    "PayoutBatch",
    "PayoutDestination",
    "PayoutFile",
    "Reconciliation",
    "ReservePart",
    "ReserveRule",
    "RolledBalance",
    "Rollup",
    "Sale",
    "TaxHandover",
]

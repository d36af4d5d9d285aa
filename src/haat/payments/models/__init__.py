from haat.payments.models.bank import BankFile, BankLayout, BankLine
from haat.payments.models.connected import ConnectedAccount, ProviderPayout
from haat.payments.models.dispute import Dispute, DisputePart
from haat.payments.models.message import ProviderMessage
from haat.payments.models.payment import Payment
from haat.payments.models.refund import Refund

__all__ = [
    "BankFile",
    "BankLayout",
    "BankLine",
    "ConnectedAccount",
    "Dispute",
    "DisputePart",
    "Payment",
    "ProviderMessage",
    "ProviderPayout",
    "Refund",
]

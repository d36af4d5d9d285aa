from haat.payments.models.payment import Payment
from haat.payments.models.refund import Refund

__all__ = ["Payment", "Refund"]

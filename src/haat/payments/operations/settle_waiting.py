from datetime import datetime

from haat.payments.methods import ProviderDown
from haat.payments.models import Payment
from haat.payments.operations.look_after_intent import look_after_intent
from haat.payments.rules import AWAITING

# What a provider says of an intent that nobody has begun to pay, or that is over.
_IDLE = ("awaiting", "called_off")


def settle_waiting(*, order_id: int, now: datetime) -> bool:
    """Ask the providers what became of the money that an order still waits for; True when some may yet come.

    What has come is captured by it. A provider that cannot be asked counts as one where money is under way. Called
    before the clock calls an order off; outside any transaction.
    """
    waiting = Payment.objects.filter(order_id=order_id, state=AWAITING).exclude(intent="")
    under_way = False
    for number in waiting.values_list("intent", flat=True).distinct():
        try:
            under_way |= look_after_intent(number=number, now=now).state not in _IDLE
        except ProviderDown:
            under_way = True
    return under_way

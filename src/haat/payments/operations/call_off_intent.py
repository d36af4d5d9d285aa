from datetime import datetime

from haat.payments.methods import provider
from haat.payments.models import Payment
from haat.payments.operations.settle_intent import settle_intent
from haat.payments.rules import VOID
from haat.payments.types import STRIPE


def call_off_intent(*, number: str, now: datetime) -> bool:
    """Nobody shall pay an intent all of whose orders ended; False when one of them still wants its money.

    What was paid in the last moment is given back. Outside any transaction. Raises ProviderDown.
    """
    if Payment.objects.filter(intent=number).exclude(state=VOID).exists():
        return False
    provider(STRIPE).call_off(number)
    settle_intent(intent=provider(STRIPE).look(number), now=now)
    return True

from datetime import datetime, timedelta

from haat.payments.methods import provider
from haat.payments.models import Payment
from haat.payments.operations.settle_intent import settle_intent
from haat.payments.rules import AWAITING
from haat.payments.types import STRIPE, Intent

# A message that never came is made up for by asking; not at once, and not for ever.
ASK_AFTER, ASK_UNTIL, MOST = timedelta(minutes=5), timedelta(days=4), 50


def look_after_intent(*, number: str, now: datetime) -> Intent:
    """Ask the provider what became of an intent and act on it; outside any transaction. Raises ProviderDown."""
    intent = provider(STRIPE).look(number)
    settle_intent(intent=intent, now=now)
    return intent


def look_after_intents(*, now: datetime) -> int:
    """The same for what has been awaited for some minutes; how many were asked about. Raises ProviderDown."""
    waiting = Payment.objects.filter(
        state=AWAITING, method=STRIPE, begun_at__gt=now - ASK_UNTIL, begun_at__lte=now - ASK_AFTER
    ).exclude(intent="")
    numbers = list(waiting.order_by("intent").values_list("intent", flat=True).distinct()[:MOST])
    for number in numbers:
        look_after_intent(number=number, now=now)
    return len(numbers)

"""What we think moved on our balance at a provider."""

from datetime import datetime

from django.db.models import Max, Sum

from haat.payments.models import Payment, ProviderPayout, Refund
from haat.payments.rules import BY_PROVIDER
from haat.payments.types import STRIPE, Settled


def moved_by_us(*, since: datetime, until: datetime) -> list[Settled]:
    """Charges that were captured, refunds and payouts that were sent in this time, each by the provider's number."""
    charges = (
        Payment.objects.filter(method=STRIPE, captured_at__gte=since, captured_at__lt=until)
        .values("intent", "currency")
        .annotate(minor=Sum("captured_minor"), at=Max("captured_at"))
    )
    refunds = Refund.objects.filter(route=BY_PROVIDER, sent_at__gte=since, sent_at__lt=until).select_related("payment")
    payouts = ProviderPayout.objects.filter(state=ProviderPayout.State.SENT, sent_at__gte=since, sent_at__lt=until)
    return [
        *(Settled(f"charge:{row['intent']}", row["minor"], 0, row["currency"], row["at"]) for row in charges),
        *(
            Settled(f"refund:{row.provider_number}", -row.amount_minor, 0, row.payment.currency, row.sent_at)
            for row in refunds
            if row.sent_at
        ),
        *(
            Settled(f"transfer:{row.provider_number}", -row.amount_minor, 0, row.currency, row.sent_at)
            for row in payouts
            if row.sent_at
        ),
    ]

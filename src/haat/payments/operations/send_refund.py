from datetime import datetime

from haat.payments.methods import ProviderDown, ProviderRefused, provider
from haat.payments.models import Refund
from haat.payments.rules import BY_PROVIDER, next_try

MOST = 50


def send_refund(*, refund_id: int, now: datetime) -> bool:
    """Tell the provider to give the money back; False when it could not be told, and is tried again later.

    The try is written down before the provider is asked, outside any transaction, so that one that breaks off is not
    made twice: the next looks first whether the provider knows it. Somebody sees what waits.
    """
    due = Refund.objects.filter(pk=refund_id, route=BY_PROVIDER, sent_at__isnull=True, next_try_at__lte=now)
    refund = due.select_related("payment").first()
    if refund is None:
        return False
    tries = refund.tries + 1
    if not due.filter(tries=refund.tries).update(tries=tries, next_try_at=next_try(tries, now)):
        return False
    payment = refund.payment
    try:
        number = provider(payment.method).refund(
            number=payment.intent,
            amount_minor=refund.amount_minor,
            currency=payment.currency,
            key=f"refund:{refund.pk}",
            again=tries > 1,
        )
    except ProviderDown as down:
        Refund.objects.filter(pk=refund_id).update(trouble=str(down.message)[:200])
        return False
    except ProviderRefused as refused:
        Refund.objects.filter(pk=refund_id).update(trouble=refused.said)
        return False
    return bool(
        Refund.objects.filter(pk=refund_id, sent_at__isnull=True).update(
            sent_at=now, provider_number=number, trouble="", next_try_at=None
        )
    )


def send_refunds(*, now: datetime) -> int:
    """Send every refund whose time has come; how many went."""
    due = Refund.objects.filter(route=BY_PROVIDER, sent_at__isnull=True, next_try_at__lte=now).order_by("next_try_at")
    return sum(send_refund(refund_id=pk, now=now) for pk in list(due.values_list("pk", flat=True)[:MOST]))

from datetime import datetime

from django.db import transaction
from django.db.models import F

from haat.kernel.audit import record
from haat.kernel.events import publish
from haat.kernel.money import split_largest_remainder
from haat.ledger.operations.set_dispute_aside import set_dispute_aside
from haat.ledger.operations.settle_dispute import settle_dispute
from haat.payments.events import PaymentDisputed
from haat.payments.models import Dispute, DisputePart, Payment
from haat.payments.rules import CAPTURED, REFUNDED
from haat.payments.types import STRIPE

_OUTCOMES = {"won": Dispute.State.WON, "warning_closed": Dispute.State.WON, "lost": Dispute.State.LOST}


@transaction.atomic
def take_dispute(
    *,
    number: str,
    intent: str,
    amount_minor: int,
    currency: str,
    reason: str,
    state: str,
    due_at: datetime | None,
    now: datetime,
) -> bool:
    """The payer's bank takes a payment back, or has decided; `state` in the provider's words. In whichever order told.

    The money of the orders is set aside, each its share, as far as it has not gone back already. Won: it is the
    sellers' again; lost: it has left. False when nobody here knows the payment yet.
    """
    payments = list(Payment.objects.select_for_update().filter(intent=intent, captured_at__isnull=False).order_by("pk"))
    if not payments or payments[0].currency != currency:
        return False
    if state.startswith("warning") and state not in _OUTCOMES:
        return True
    dispute, is_new = Dispute.objects.select_for_update().get_or_create(
        number=number,
        defaults={
            "method": STRIPE,
            "intent": intent,
            "amount_minor": amount_minor,
            "currency": currency,
            "reason": reason,
            "due_at": due_at,
            "opened_at": now,
        },
    )
    if is_new:
        _set_aside(dispute, payments, now)
    if state in _OUTCOMES and dispute.state == Dispute.State.OPEN:
        _decide(dispute, _OUTCOMES[state], now)
    return True


def _set_aside(dispute: Dispute, payments: list[Payment], now: datetime) -> None:
    left = [payment.left_minor for payment in payments]
    amount = min(dispute.amount_minor, sum(left))
    shares = split_largest_remainder(amount, left) if amount else [0] * len(left)
    for payment, share in zip(payments, shares, strict=True):
        if not share:
            continue
        DisputePart.objects.create(dispute=dispute, payment=payment, amount_minor=share)
        Payment.objects.filter(pk=payment.pk).update(disputed_minor=F("disputed_minor") + share)
        set_dispute_aside(
            order_id=payment.order_id,
            seller_id=payment.payee_id,
            amount_minor=share,
            currency=payment.currency,
            dispute_key=_key(dispute, payment),
            now=now,
        )
        publish(PaymentDisputed(payment_id=payment.pk, order_id=payment.order_id, amount_minor=share))
    record(
        actor_id=None,
        action="payments.dispute_opened",
        subject=f"dispute:{dispute.number}",
        now=now,
        amount_minor=dispute.amount_minor,
        set_aside_minor=amount,
        reason=dispute.reason,
    )


def _decide(dispute: Dispute, state: "Dispute.State", now: datetime) -> None:
    won = state == Dispute.State.WON
    for part in dispute.parts.select_related("payment").order_by("payment_id"):
        payment = part.payment
        gone = 0 if won else part.amount_minor
        Payment.objects.filter(pk=payment.pk).update(
            disputed_minor=F("disputed_minor") - part.amount_minor,
            refunded_minor=F("refunded_minor") + gone,
            state=REFUNDED if gone and payment.refunded_minor + gone == payment.captured_minor else CAPTURED,
        )
        settle_dispute(dispute_key=_key(dispute, payment), won=won, method=payment.method, now=now)
    Dispute.objects.filter(pk=dispute.pk).update(state=state, closed_at=now)
    record(
        actor_id=None,
        action="payments.dispute_decided",
        subject=f"dispute:{dispute.number}",
        now=now,
        state=str(state),
    )


def _key(dispute: Dispute, payment: Payment) -> str:
    return f"{dispute.number}:{payment.order_id}"

from datetime import datetime

from django.db import transaction
from django.db.models import F

from haat.kernel.audit import record
from haat.kernel.events import publish
from haat.kernel.money import split_largest_remainder
from haat.ledger.operations.record_dispute_rest import record_dispute_rest
from haat.ledger.operations.set_dispute_aside import set_dispute_aside
from haat.ledger.operations.settle_dispute import settle_dispute
from haat.payments.events import DisputeDecided, PaymentDisputed
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
    sellers' again; lost: it has left, and what had gone back before has left twice, which is booked beside the sales.
    False when nobody here knows the payment yet.
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
        _decide(dispute, payments, _OUTCOMES[state], now)
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


def _decide(dispute: Dispute, payments: list[Payment], state: "Dispute.State", now: datetime) -> None:
    won = state == Dispute.State.WON
    settled: dict[int, int] = {}
    for part in dispute.parts.select_related("payment").order_by("payment_id"):
        payment = part.payment
        settled[payment.pk] = part.amount_minor
        gone = 0 if won else part.amount_minor
        Payment.objects.filter(pk=payment.pk).update(
            disputed_minor=F("disputed_minor") - part.amount_minor,
            refunded_minor=F("refunded_minor") + gone,
            state=REFUNDED if gone and payment.refunded_minor + gone == payment.captured_minor else CAPTURED,
        )
        settle_dispute(dispute_key=_key(dispute, payment), won=won, method=payment.method, now=now)
    Dispute.objects.filter(pk=dispute.pk).update(state=state, closed_at=now)
    rests = [0] * len(payments) if won else _rests(dispute, payments, sum(settled.values()))
    for payment, rest in zip(payments, rests, strict=True):
        if settled.get(payment.pk) or rest:
            _tell(dispute, payment, won, (settled.get(payment.pk, 0), rest), now)
    record(
        actor_id=None,
        action="payments.dispute_decided",
        subject=f"dispute:{dispute.number}",
        now=now,
        state=str(state),
    )


def _rests(dispute: Dispute, payments: list[Payment], settled_minor: int) -> list[int]:
    """What the bank took beyond what was left, for each payment by what it had given back before."""
    rest = max(0, dispute.amount_minor - settled_minor)
    gave_back = [payment.refunded_minor for payment in payments]
    shares = gave_back if any(gave_back) else [payment.captured_minor for payment in payments]
    return split_largest_remainder(rest, shares) if rest else [0] * len(payments)


def _tell(dispute: Dispute, payment: Payment, won: bool, amounts: tuple[int, int], now: datetime) -> None:
    amount, rest = amounts
    rest_by = (
        record_dispute_rest(
            order_id=payment.order_id,
            seller_id=payment.payee_id,
            method=payment.method,
            amount_minor=rest,
            currency=payment.currency,
            dispute_key=_key(dispute, payment),
            now=now,
        )
        if rest
        else ""
    )
    publish(
        DisputeDecided(
            payment_id=payment.pk,
            order_id=payment.order_id,
            dispute=dispute.number,
            won=won,
            amount_minor=amount,
            rest_minor=rest,
            rest_by=rest_by,
            currency=payment.currency,
        )
    )


def _key(dispute: Dispute, payment: Payment) -> str:
    return f"{dispute.number}:{payment.order_id}"

"""What a payer still has to do, and what somebody has to send back."""

import csv
import io

from haat.kernel.errors import NotFound
from haat.kernel.money import Money
from haat.payments.models import BankLine, Payment, Refund
from haat.payments.rules import AWAITING, BY_HAND
from haat.payments.types import RefundToSend, ToPay


def to_pay(payer_id: int, reference: str) -> list[ToPay]:
    """The payments of one checkout, method by method, for the person who pays them. Raises NotFound."""
    payments = Payment.objects.filter(payer_id=payer_id, reference=reference).order_by("method", "pk")
    found: dict[tuple[str, str], ToPay] = {}
    for payment in payments:
        before = found.get((payment.method, payment.intent))
        open_minor = payment.amount_minor if payment.state == AWAITING else 0
        found[payment.method, payment.intent] = ToPay(
            method=payment.method,
            reference=reference,
            intent=payment.intent,
            amount_minor=payment.amount_minor + (before.amount_minor if before else 0),
            awaited_minor=open_minor + (before.awaited_minor if before else 0),
            currency=payment.currency,
            order_ids=(*(before.order_ids if before else ()), payment.order_id),
        )
    if not found:
        raise NotFound
    return list(found.values())


def parties_of(payment_id: int) -> tuple[int, int]:
    """(payer, payee) of a payment. Raises NotFound."""
    found = Payment.objects.filter(pk=payment_id).values_list("payer_id", "payee_id").first()
    if found is None:
        raise NotFound
    return found


def refunds_to_send(*, limit: int = 1000) -> list[RefundToSend]:
    """Everything that somebody has to send back by bank, the oldest first."""
    refunds = Refund.objects.filter(route=BY_HAND, sent_at__isnull=True).select_related("payment__payer")
    found = [
        RefundToSend(
            key=f"refund-{row.pk}",
            payer_id=row.payment.payer_id,
            payer=row.payment.payer.name,
            reference=row.payment.reference,
            amount_minor=row.amount_minor,
            currency=row.payment.currency,
            reason=row.reason,
            asked_at=row.asked_at,
            came_from=_came_from(row.payment.reference),
            trouble=row.trouble,
        )
        for row in refunds.order_by("asked_at", "pk")[:limit]
    ]
    returning = BankLine.objects.filter(state=BankLine.State.RETURNING).order_by("decided_at", "pk")
    found += [
        RefundToSend(
            key=f"line-{row.pk}",
            payer_id=None,
            payer=row.payer_name,
            reference=row.reference,
            amount_minor=row.amount_minor,
            currency=row.currency,
            reason="",
            asked_at=row.decided_at,
            came_from=row.text,
        )
        for row in returning[:limit]
        if row.decided_at is not None
    ]
    return found


def _came_from(reference: str) -> str:
    """What the bank said about the transfer that came, so that it can go back to the same account."""
    line = BankLine.objects.filter(reference=reference, state=BankLine.State.MATCHED).order_by("pk").first()
    return " · ".join(part for part in (line.payer_name, line.text) if part) if line else ""


def refunds_waiting() -> list[tuple[int, str, str, int]]:
    """(id, reference, what went wrong, tries) of refunds that the provider has not taken yet, though it was asked."""
    waiting = Refund.objects.filter(sent_at__isnull=True, tries__gt=0).exclude(route=BY_HAND).order_by("asked_at")
    return list(waiting.values_list("pk", "payment__reference", "trouble", "tries")[:100])


def refunds_file() -> bytes:
    """What is to be sent, as CSV for the bank (UTF-8 with a mark); a text that would be a formula begins with '."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["key", "to", "came from", "reference", "amount", "currency", "reason"])
    for each in refunds_to_send():
        words = [_no_formula(text) for text in (each.payer, each.came_from, each.reference)]
        amount = Money(each.amount_minor, each.currency).decimal
        writer.writerow([each.key, *words, f"{amount:f}", each.currency, _no_formula(each.reason)])
    return out.getvalue().encode("utf-8-sig")


def _no_formula(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text

"""Who is told of money that moved, and of books that do not agree."""

from typing import Any

from haat.accounts.queries import who_may
from haat.kernel.clock import now
from haat.kernel.errors import NotFound
from haat.kernel.events import subscribes
from haat.ledger.events import (
    BooksBroken,
    DifferenceFound,
    InvoiceIssued,
    PaidOut,
    PayoutReturned,
    ReserveLifted,
    ReserveSet,
)
from haat.notifications.operations.notify import notify
from haat.notifications.subscribers.telling import mail, tell_staff
from haat.orders.queries import order_for
from haat.payments.events import BankMoneyDecided, DisputeDecided, PaymentDisputed, PaymentFailed, PaymentRefunded
from haat.payments.queries.paying import parties_of


@subscribes(PaidOut)
def tell_of_money(event: PaidOut) -> None:
    notice_id = notify(
        account_id=event.account_id,
        kind="paid_out",
        fact=f"{event.name}:{event.batch_id}",
        values={"amount_minor": event.amount_minor, "currency": event.currency},
        url="/desk/money/",
        now=now(),
    )
    mail(event.account_id, "paid_out", notice_id)


@subscribes(PayoutReturned)
def tell_of_money_that_came_back(event: PayoutReturned) -> None:
    notice_id = notify(
        account_id=event.account_id,
        kind="payout_returned",
        fact=f"{event.name}:{event.batch_id}",
        values={"amount_minor": event.amount_minor, "currency": event.currency, "reason": event.reason},
        url="/desk/money/",
        now=now(),
    )
    mail(event.account_id, "payout_returned", notice_id)


@subscribes(ReserveSet, ReserveLifted)
def tell_of_reserves(event: ReserveSet | ReserveLifted) -> None:
    kind = "reserve_set" if isinstance(event, ReserveSet) else "reserve_lifted"
    values: dict[str, Any] = {"reason": event.reason}
    if isinstance(event, ReserveSet):
        values["points"] = event.points
    notice_id = notify(
        account_id=event.account_id,
        kind=kind,
        fact=f"{event.name}:{event.reserve_id}",
        values=values,
        url="/desk/money/",
        now=now(),
    )
    mail(event.account_id, kind, notice_id)


@subscribes(InvoiceIssued)
def tell_of_invoices(event: InvoiceIssued) -> None:
    notify(
        account_id=event.account_id,
        kind="invoice_issued",
        fact=f"{event.name}:{event.invoice_id}",
        values={"month": event.month},
        url="/desk/money/invoices/",
        now=now(),
    )


@subscribes(PaymentFailed, PaymentDisputed)
def tell_of_payments(event: PaymentFailed | PaymentDisputed) -> None:
    """The payer hears that a card was not charged; seller and finance, that a bank asks for the money back."""
    moment = now()
    failed = isinstance(event, PaymentFailed)
    kind = "payment_failed" if failed else "payment_disputed"
    try:
        told = parties_of(event.payment_id)[0 if failed else 1]
        order = order_for(told, event.order_id, now=moment)
    except NotFound:
        return
    if not failed:
        _alarm(kind, f"{event.name}:{event.payment_id}:finance", {"title": order.title})
    notice_id = notify(
        account_id=told,
        kind=kind,
        # One card may be declined several times; once a day is enough to hear of it.
        fact=f"{event.name}:{event.payment_id}:{moment.date() if failed else ''}",
        values={"order_id": event.order_id, "title": order.title},
        url=f"/orders/{event.order_id}/",
        now=moment,
    )
    mail(told, kind, notice_id)


@subscribes(BankMoneyDecided)
def tell_of_money_by_bank(event: BankMoneyDecided) -> None:
    """The buyer hears what became of a transfer that paid no order."""
    kind = f"bank_{event.outcome}"
    notice_id = notify(
        account_id=event.account_id,
        kind=kind,
        fact=f"{event.name}:{event.line_id}:{event.outcome}",
        values={"amount_minor": event.amount_minor, "currency": event.currency, "reference": event.reference},
        url="/me/wallet/" if event.outcome == "credited" else "/orders/",
        now=now(),
    )
    mail(event.account_id, kind, notice_id)


@subscribes(DisputeDecided)
def tell_of_decided_disputes(event: DisputeDecided) -> None:
    """The seller hears whose the money is; what the market bears is not theirs to hear."""
    moment, kind = now(), "dispute_won" if event.won else "dispute_lost"
    amount = event.amount_minor + (event.rest_minor if event.rest_by == "seller" else 0)
    if not amount:
        return
    try:
        seller = parties_of(event.payment_id)[1]
        order = order_for(seller, event.order_id, now=moment)
    except NotFound:
        return
    notice_id = notify(
        account_id=seller,
        kind=kind,
        fact=f"{event.name}:{event.dispute}:{event.order_id}",
        values={
            "order_id": event.order_id,
            "title": order.title,
            "amount_minor": amount,
            "currency": event.currency,
        },
        url="/desk/money/",
        now=moment,
    )
    mail(seller, kind, notice_id)


@subscribes(PaymentRefunded)
def tell_of_refunds(event: PaymentRefunded) -> None:
    """The buyer hears how much comes back, and by which way."""
    if not event.refund_id:
        return
    moment = now()
    try:
        order = order_for(event.buyer_id, event.order_id, now=moment)
    except NotFound:
        return
    notice_id = notify(
        account_id=event.buyer_id,
        kind="refund_made",
        fact=f"{event.name}:{event.refund_id}",
        values={
            "order_id": event.order_id,
            "title": order.title,
            "amount_minor": event.amount_minor,
            "currency": event.currency,
            "way": event.way,
        },
        url="/me/wallet/" if event.way == "wallet" else f"/orders/{event.order_id}/",
        now=moment,
    )
    mail(event.buyer_id, "refund_made", notice_id)


@subscribes(DifferenceFound)
def tell_of_differences(event: DifferenceFound) -> None:
    _alarm("books_differ", f"{event.name}:{event.reconciliation_id}", {"source": event.source, "count": event.count})


@subscribes(BooksBroken)
def tell_of_broken_books(event: BooksBroken) -> None:
    _alarm("books_broken", f"{event.name}:{event.day}", {"finding": event.finding})


def _alarm(kind: str, fact: str, values: dict[str, Any]) -> None:
    """To everybody who may see the books, by mail too."""
    places = {"books_differ": "/books/differences/", "payment_disputed": "/admin/payments/dispute/"}
    url = places.get(kind, "/books/")
    tell_staff(who_may("ledger.view_difference"), kind=kind, fact=fact, values=values, url=url)

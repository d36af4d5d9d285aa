"""Who is told of money that moved, and of books that do not agree."""

from typing import Any

from haat.accounts.queries import who_may
from haat.kernel.clock import now
from haat.kernel.events import subscribes
from haat.ledger.events import BooksBroken, DifferenceFound, InvoiceIssued, PaidOut, PayoutReturned
from haat.notifications.operations.notify import notify
from haat.notifications.subscribers.telling import mail


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


@subscribes(DifferenceFound)
def tell_of_differences(event: DifferenceFound) -> None:
    _alarm("books_differ", f"{event.name}:{event.reconciliation_id}", {"source": event.source, "count": event.count})


@subscribes(BooksBroken)
def tell_of_broken_books(event: BooksBroken) -> None:
    _alarm("books_broken", f"{event.name}:{event.day}", {"finding": event.finding})


def _alarm(kind: str, fact: str, values: dict[str, Any]) -> None:
    """To everybody who may see the books, by mail too."""
    url = "/books/differences/" if kind == "books_differ" else "/books/"
    for account_id in who_may("ledger.view_difference"):
        notice_id = notify(account_id=account_id, kind=kind, fact=fact, values=values, url=url, now=now())
        mail(account_id, kind, notice_id)

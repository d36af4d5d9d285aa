"""A seller's money by program."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from haat.kernel.api import Cursor, Limit, Page, asker, page_of, read_cursor, token
from haat.kernel.site import SITE_CURRENCY
from haat.ledger import queries
from haat.ledger.api import books

router = Router(tags=["money"])
router.add_router("", books.router)


class BalancesOut(Schema):
    """Where your money is: held until accepted, available to you, on the way to your bank, paid out, kept back against
    refunds, set aside for a dispute.
    """

    held_minor: int
    available_minor: int
    on_the_way_minor: int
    paid_out_minor: int
    reserve_minor: int
    disputed_minor: int
    currency: str


class StatementLineOut(Schema):
    """One transaction: what moved in each place, and what was kept of it."""

    id: int
    at: datetime
    kind: str
    order_id: int | None
    held_minor: int
    available_minor: int
    on_the_way_minor: int
    paid_out_minor: int
    commission_minor: int
    vat_minor: int
    site_tax_minor: int
    currency: str
    rule_name: str


@router.get("/me/balances", auth=token("orders:read"), response=BalancesOut)
def read_balances(request: HttpRequest) -> Any:
    """Your balances."""
    return queries.balances(asker(request), SITE_CURRENCY.value())


@router.get("/me/statement", auth=token("orders:read"), response=Page[StatementLineOut])
def read_statement(request: HttpRequest, limit: Limit = 30, cursor: Cursor = "") -> Any:
    """Your transactions, newest first, each explained."""
    before = next(iter(read_cursor(cursor)), None)
    lines = queries.statement(asker(request), before=before, limit=limit + 1)
    return page_of(lines, limit=limit, last=lambda line: line.id)

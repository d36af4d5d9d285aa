"""Accepted orders become their sellers' money, many at once: one commit touches the platform's account for all.

1. What is left of each sale goes to the seller, less the commission frozen on the order, the tax on it [LED-3] and the
   tax that is kept for the state.
2. Of a seller with a reserve a part of it is kept back for some days [LED-7].
3. Cash at the door is with the courier, who owes it to us, or with the seller, who owes the commission [LED-6].
4. One statement claims each sale and writes its transaction, its entries and the balances: a refund of one of them
   waits, or was before. Sales of which something came back, or is disputed, are released one by one after it.
5. A sale that was released before is left as it is.
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from haat.kernel.statements import rows
from haat.ledger import rules
from haat.ledger.models import LedgerTransaction
from haat.ledger.operations._release_rest import details_of, key_of, release_rest
from haat.ledger.operations.record_transaction import NotEnough, as_array, constraint_of
from haat.ledger.policies import RESERVE_DAYS, STANDARD_RESERVE
from haat.ledger.types import SaleRelease

LARGEST_RELEASE = 500

_RELEASE = """
SELECT * FROM ledger_release_sales(
    %s, %s, %s, %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[],
    %s::text[], %s::text[], %s::jsonb
)
"""


@transaction.atomic
def release_sales(*, sales: Sequence[SaleRelease], now: datetime) -> list[int]:
    """The transaction of each, in their order; 0 when nothing was left to move.

    Raises NotEnough when nothing is held for one of them, ValueError for more than 500 or one order twice.
    """
    wanted = {sale.order_id: sale for sale in sorted(sales, key=lambda sale: sale.order_id)}
    if len(sales) > LARGEST_RELEASE or len(wanted) != len(sales):
        raise ValueError("at most 500 orders, each once")
    kept_until = now + timedelta(days=RESERVE_DAYS.value())
    plain = [sale for sale in wanted.values() if total_of(sale)]
    released = _release(plain, now, kept_until)
    for order_id, sale in wanted.items():
        if order_id not in released:
            booked = release_rest(sale=sale, kept_until=kept_until, now=now)
            released[order_id] = _booked_before(sale) if booked is None else booked
    return [released[sale.order_id] for sale in sales]


def _release(sales: Sequence[SaleRelease], now: datetime, kept_until: datetime) -> dict[int, int]:
    """The transactions of those that could be released as they are."""
    taken = [
        rules.beside_tax(total_of(sale), sale.site_tax_minor, sale.terms.fee_minor, sale.terms.vat_minor)
        for sale in sales
    ]
    columns = [
        [str(sale.order_id) for sale in sales],
        [str(sale.seller_id) for sale in sales],
        [str(total_of(sale)) for sale in sales],
        [str(fee) for fee, _vat in taken],
        [str(vat) for _fee, vat in taken],
        [str(sale.site_tax_minor) for sale in sales],
        [f'"{rules.sales_tax_of(sale.site_tax_country).owner}"' for sale in sales],
        [f'"{sale.cash_with}"' for sale in sales],
        [sale.currency for sale in sales],
    ]
    why = json.dumps([details_of(sale.terms) for sale in sales])
    arrays = [as_array(column) for column in columns]
    given = [now, kept_until, STANDARD_RESERVE.value(), *arrays, why]
    try:
        return {int(order_id): int(booked) for order_id, booked in rows(_RELEASE, given)}
    except IntegrityError as error:
        if "a_guarded_account_never_goes_below_zero" in constraint_of(error):
            raise NotEnough from error
        raise


def total_of(sale: SaleRelease) -> int:
    """What the buyer paid."""
    return sale.item_minor + sale.shipping_minor


def _booked_before(sale: SaleRelease) -> int:
    return LedgerTransaction.objects.filter(idempotency_key=key_of(sale)).values_list("pk", flat=True).first() or 0

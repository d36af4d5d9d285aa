"""Give money of a sale back, in whole or in part, as often as needed.

1. The sale's row is locked: refunds and the release of one order wait for each other.
2. The same key twice is one refund; more than the order brought in is refused.
3. Before the release the money is taken from what is held; what was paid at the door from whoever has the cash.
   Afterwards it is taken from what was kept back of this sale, and then from the seller's available money, which may
   go below zero: the next payout is smaller [LED-4].
4. Commission and its tax, and the tax that was kept for the state, come back in proportion to what is given back of
   the whole order; the shares are counted from all refunds together, so that no unit is lost however many parts there
   are [LED-5].
5. What the refund costs (a return label, the provider's fee) is taken from the seller if the seller bears it [LED-8].
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.money import split_largest_remainder
from haat.ledger import rules
from haat.ledger.models import LedgerTransaction, ReservePart, Sale
from haat.ledger.operations.record_transaction import KeyReused, NotEnough, record_transaction
from haat.ledger.types import Borne, Entry, LedgerAccount, Refunded

WALLET = "wallet"
# What a refund changes of a sale.
REFUNDED = (
    "refunded_minor", "cash_refunded_minor", "fee_returned_minor", "vat_returned_minor", "site_tax_returned_minor",
)  # fmt: skip


class RefundTooLarge(NotEnough):
    """More than the order brought in and has not given back yet."""

    message = _("This is more than is left of what was paid for this order.")


@transaction.atomic
def refund_sale(
    *,
    order_id: int,
    seller_id: int,
    refund_key: str,
    amount_minor: int,
    to: Mapping[str, int],
    buyer_id: int,
    currency: str,
    cash_minor: int = 0,
    cash_with: Literal["courier", "seller"] = "seller",
    borne: Borne = Borne(),  # noqa: B008 - a frozen value
    now: datetime,
) -> Refunded:
    """`to` says how much goes back by which method and sums to the amount; "wallet" is store credit of the buyer.

    `cash_minor` of the amount had been paid at the door, and is with the courier or the seller until all is well.
    Raises RefundTooLarge, KeyReused, and ValueError when the amounts make no sense.
    """
    if amount_minor <= 0 or sum(to.values()) != amount_minor or min(to.values()) < 0:
        raise ValueError("a refund gives back something, and all of it somewhere")
    sale = Sale.objects.select_for_update().filter(order_id=order_id, seller_id=seller_id, currency=currency).first()
    known = LedgerTransaction.objects.filter(idempotency_key=f"refund:{refund_key}").first()
    if known is not None:
        return _again(known, order_id=order_id, amount_minor=amount_minor)
    if sale is None or not _is_there(sale, amount_minor=amount_minor, cash_minor=cash_minor):
        raise RefundTooLarge
    stage: Literal["held", "released"] = "held" if sale.released_at is None else "released"
    sale.refunded_minor += amount_minor
    sale.cash_refunded_minor += cash_minor if stage == "held" else 0
    fee, vat = give_commission_back(sale) if stage == "released" and borne.commission_returns else (0, 0)
    tax = give_tax_back(sale) if stage == "released" else 0
    costs = _costs_of_seller(borne)
    cost = sum(costs.values())
    if stage == "held":
        taken = _from_held(sale, amount_minor=amount_minor, cash=(cash_minor, cash_with), costs=cost)
    else:
        taken = _from_released(sale, wanted=amount_minor - fee - vat - tax + cost, now=now)
    entries = [
        *(Entry(_destination(method, buyer_id), part, currency) for method, part in to.items()),
        *(Entry(LedgerAccount(kind), part, currency) for kind, part in costs.items()),
        Entry(LedgerAccount(rules.COMMISSION), -fee, currency),
        Entry(LedgerAccount(rules.VAT), -vat, currency),
        Entry(LedgerAccount(rules.SALES_TAX), -tax, currency),
        *taken,
    ]
    sale.save(update_fields=REFUNDED)
    refunded = Refunded(0, stage, amount_minor - fee - vat - tax + cost, fee, vat, tax)
    booked = record_transaction(
        idempotency_key=f"refund:{refund_key}",
        kind=rules.REFUND,
        order_id=order_id,
        entries=entries,
        details={"amount": amount_minor, "to": dict(to), **costs, **_told(refunded)},
        now=now,
    )
    return replace(refunded, transaction_id=booked)


def give_commission_back(sale: Sale) -> tuple[int, int]:
    """What returns of commission and tax, so that all refunds together returned their share; noted on the sale."""
    parts = [sale.refunded_minor, sale.gross_minor - sale.refunded_minor]
    fee = split_largest_remainder(sale.fee_minor, parts)[0] - sale.fee_returned_minor
    vat = split_largest_remainder(sale.vat_minor, parts)[0] - sale.vat_returned_minor
    fee, vat = max(0, fee), max(0, vat)
    sale.fee_returned_minor += fee
    sale.vat_returned_minor += vat
    return fee, vat


def give_tax_back(sale: Sale) -> int:
    """The same of the tax that was kept for the state: what the buyer gets back is not taxed."""
    parts = [sale.refunded_minor, sale.gross_minor - sale.refunded_minor]
    tax = max(0, split_largest_remainder(sale.site_tax_minor, parts)[0] - sale.site_tax_returned_minor)
    sale.site_tax_returned_minor += tax
    return tax


def _costs_of_seller(borne: Borne) -> dict[str, int]:
    """What of the refund's costs the seller bears, by the account it is paid back to."""
    costs = {
        rules.LABEL_COSTS: borne.label_minor if borne.label_by == "seller" else 0,
        rules.GATEWAY_FEES: borne.gateway_fee_minor if borne.gateway_fee_by == "seller" else 0,
    }
    return {kind: cost for kind, cost in costs.items() if cost}


def _is_there(sale: Sale, *, amount_minor: int, cash_minor: int) -> bool:
    """Whether so much is left; before the release, of the cash and of the rest."""
    cash_left = sale.cash_minor - sale.cash_refunded_minor
    left = sale.gross_minor - sale.refunded_minor - sale.disputed_minor
    if sale.released_at is not None:
        return amount_minor <= left
    return cash_minor <= cash_left and amount_minor - cash_minor <= left - cash_left


def _destination(method: str, buyer_id: int) -> LedgerAccount:
    if method == WALLET:
        return LedgerAccount(rules.WALLET, str(buyer_id))
    return LedgerAccount(rules.RECEIVED, method)


def _from_held(sale: Sale, *, amount_minor: int, cash: tuple[int, str], costs: int) -> list[Entry]:
    """Before the release: what is held; for cash the courier owes it to us, or the seller who keeps it does."""
    cash_minor, cash_with = cash
    owed = cash_minor if cash_with == "seller" else 0
    return [
        Entry(rules.of_seller(rules.HELD, sale.seller_id), cash_minor - amount_minor, sale.currency),
        Entry(LedgerAccount(rules.COURIER), owed - cash_minor, sale.currency),
        Entry(rules.of_seller(rules.AVAILABLE, sale.seller_id), -owed - costs, sale.currency),
    ]


def _from_released(sale: Sale, *, wanted: int, now: datetime) -> list[Entry]:
    """After the release: what was kept back of this very sale goes first, then the seller's available money."""
    kept = ReservePart.objects.select_for_update().filter(order_id=sale.order_id, released_at__isnull=True).first()
    taken = min(wanted, kept.amount_minor) if kept else 0
    if kept and taken:
        kept.amount_minor -= taken
        kept.released_at = None if kept.amount_minor else now
        kept.save(update_fields=["amount_minor", "released_at"])
    reserve = Entry(rules.of_seller(rules.RESERVE, sale.seller_id), -taken, sale.currency)
    return [reserve, Entry(rules.of_seller(rules.AVAILABLE, sale.seller_id), taken - wanted, sale.currency)]


def _told(refunded: Refunded) -> dict[str, Any]:
    """What `_again` reads."""
    return {
        "stage": refunded.stage,
        "from_seller": refunded.from_seller_minor,
        "commission": refunded.commission_minor,
        "vat": refunded.vat_minor,
        "site_tax": refunded.site_tax_minor,
    }


def _again(known: LedgerTransaction, *, order_id: int, amount_minor: int) -> Refunded:
    told = known.details
    if known.order_id != order_id or told.get("amount") != amount_minor:
        raise KeyReused
    tax = told.get("site_tax", 0)
    return Refunded(known.pk, told["stage"], told["from_seller"], told["commission"], told["vat"], tax)

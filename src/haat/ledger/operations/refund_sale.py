"""Give money of a sale back, in whole or in part, as often as needed.

1. The sale's row is locked: refunds and the release of one order wait for each other.
2. The same key twice is one refund; more than the order brought in is refused.
3. Before the release the money is taken from what is held; what was paid at the door from whoever has the cash.
   Afterwards it is taken from what was kept back of this sale, and then from the seller's available money, which may
   go below zero: the next payout is smaller [LED-4].
4. Commission and its tax, and the tax that was kept for the state, come back in proportion to what is given back of
   the whole order; the shares are counted from all refunds together, so that no unit is lost however many parts there
   are [LED-5].
5. What the refund costs (the way back, the provider's fee) is paid by whom the policies name [LED-8]: from the seller's
   money, out of what the buyer gets back, or by the platform. A way back that the buyer paid becomes store credit.
6. A refund that the platform bears comes from its own account; the seller has the sale's money already and keeps it.
"""

from collections import Counter
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
# From where the platform pays what it bears.
_BORNE = LedgerAccount(rules.SUBSIDIES, "cases")
# What a refund changes of a sale.
REFUNDED = (
    "refunded_minor", "cash_refunded_minor", "subsidized_minor", "fee_returned_minor", "vat_returned_minor",
    "site_tax_returned_minor",
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
    """`to` says how much goes back by which method; "wallet" is store credit of the buyer. It sums to the amount, less
    what the buyer bears of a label.

    `cash_minor` of the amount had been paid at the door, and is with the courier or the seller until all is well.
    Raises RefundTooLarge, KeyReused, and ValueError when the amounts make no sense, or when the platform shall bear
    what is still held.
    """
    _check_sums(amount_minor, to, borne)
    sale = Sale.objects.select_for_update().filter(order_id=order_id, seller_id=seller_id, currency=currency).first()
    known = LedgerTransaction.objects.filter(idempotency_key=f"refund:{refund_key}").first()
    if known is not None:
        return _again(known, order_id=order_id, amount_minor=amount_minor)
    if sale is None or not _is_there(sale, amount_minor=amount_minor, cash_minor=cash_minor):
        raise RefundTooLarge
    stage: Literal["held", "released"] = "held" if sale.released_at is None else "released"
    of_sale = amount_minor if borne.refund_by == "seller" else 0
    if stage == "held" and not of_sale:
        raise ValueError("the platform bears a refund once its seller has the money")
    sale.refunded_minor += amount_minor
    sale.subsidized_minor += amount_minor - of_sale
    sale.cash_refunded_minor += cash_minor if stage == "held" else 0
    fee, vat = give_commission_back(sale) if sale.released_at and borne.commission_returns else (0, 0)
    tax = give_tax_back(sale) if sale.released_at else 0
    costs = _costs(borne, buyer_id)
    cost = sum(costs.values()) - borne.kept_of_refund_minor
    from_seller = of_sale - fee - vat - tax + cost
    taken = (
        _from_held(sale, amount_minor=amount_minor, cash=(cash_minor, cash_with), costs=cost)
        if stage == "held"
        else _from_released(sale, wanted=from_seller, now=now)
    )
    costs.subtract({LedgerAccount(rules.COMMISSION): fee, LedgerAccount(rules.VAT): vat})
    costs.subtract({rules.sales_tax_of(sale.site_tax_country): tax})
    costs.subtract({_BORNE: amount_minor - of_sale})
    costs.update({_destination(method, buyer_id): part for method, part in to.items()})
    sale.save(update_fields=REFUNDED)
    refunded = Refunded(0, stage, from_seller, fee, vat, tax)
    booked = record_transaction(
        idempotency_key=f"refund:{refund_key}",
        kind=rules.REFUND,
        order_id=order_id,
        entries=[*(Entry(account, part, currency) for account, part in costs.items()), *taken],
        details={"amount": amount_minor, "to": dict(to), **_told(refunded), **_why(borne)},
        now=now,
    )
    return replace(refunded, transaction_id=booked)


def _check_sums(amount_minor: int, to: Mapping[str, int], borne: Borne) -> None:
    kept = borne.kept_of_refund_minor
    if amount_minor <= 0 or sum(to.values()) + kept != amount_minor or min((kept, *to.values())) < 0:
        raise ValueError("a refund gives back something, and all of it somewhere")


def give_commission_back(sale: Sale) -> tuple[int, int]:
    """What returns of commission and tax, so that all refunds together returned their share; noted on the sale."""
    parts = _parts(sale)
    fee = split_largest_remainder(sale.fee_minor, parts)[0] - sale.fee_returned_minor
    vat = split_largest_remainder(sale.vat_minor, parts)[0] - sale.vat_returned_minor
    fee, vat = max(0, fee), max(0, vat)
    sale.fee_returned_minor += fee
    sale.vat_returned_minor += vat
    return fee, vat


def give_tax_back(sale: Sale) -> int:
    """The same of the tax that was kept for the state: what the buyer gets back is not taxed."""
    tax = max(0, split_largest_remainder(sale.site_tax_minor, _parts(sale))[0] - sale.site_tax_returned_minor)
    sale.site_tax_returned_minor += tax
    return tax


def _parts(sale: Sale) -> list[int]:
    """What went back of the seller's money, and the rest."""
    gone = sale.refunded_minor - sale.subsidized_minor
    return [gone, sale.gross_minor - gone]


def _costs(borne: Borne, buyer_id: int) -> Counter[LedgerAccount]:
    """What the costs move, but for the seller's part, which is what is missing to a sum of zero.

    Whoever has paid gets it back from whoever bears it; the same party is left alone.
    """
    costs: Counter[LedgerAccount] = Counter()
    if borne.label_by != borne.label_paid_by:
        if borne.label_paid_by == "buyer":
            costs[LedgerAccount(rules.WALLET, str(buyer_id))] += borne.label_minor
        if borne.label_paid_by == "platform":
            costs[LedgerAccount(rules.LABEL_COSTS)] += borne.label_minor
        elif borne.label_by == "platform":
            costs[LedgerAccount(rules.LABEL_COSTS)] -= borne.label_minor
    if borne.gateway_fee_by == "seller":
        costs[LedgerAccount(rules.GATEWAY_FEES)] += borne.gateway_fee_minor
    return costs


def _why(borne: Borne) -> dict[str, Any]:
    """The costs and who bears them, for the statements."""
    told: dict[str, Any] = {"refund_by": borne.refund_by}
    if borne.label_minor:
        told |= {"way_back": borne.label_minor, "way_back_by": borne.label_by}
    if borne.gateway_fee_minor and borne.gateway_fee_by == "seller":
        told[rules.GATEWAY_FEES] = borne.gateway_fee_minor
    return told


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

"""What the way back of a case's thing does to the money when the case ends [LED-8]."""

from datetime import datetime
from typing import Literal, cast

from haat.ledger.operations.charge_return_label import charge_return_label
from haat.orders.models import Case
from haat.orders.queries.cases import left_to_refund
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER, SELLER
from haat.payments.types import WayBack


def all_back(case: Case) -> int:
    """What the buyer gets back of everything: a label that they bear is kept of it."""
    kept = case.way_back_minor if (case.label_by, case.way_back_paid_by) == (BUYER, "platform") else 0
    return max(0, left_to_refund(case.order_id) - kept)


def way_back_of(case: Case) -> WayBack | None:
    """What whoever bears the way back of a case that has ended pays with its refund."""
    if not case.way_back_minor:
        return None
    return WayBack(
        case.way_back_minor,
        cast(Literal["seller", "platform", "buyer"], _bearer(case)),
        "buyer" if case.way_back_paid_by == BUYER else "platform",
    )


def charge_label(case: Case, now: datetime) -> None:
    """Without a refund that would take it along: the seller who bears a label that the market advanced pays for it."""
    if case.way_back_minor and case.way_back_paid_by == "platform" and _bearer(case) == SELLER:
        charge_return_label(
            order_id=case.order_id,
            seller_id=case.order.seller_id,
            price_minor=case.way_back_minor,
            currency=case.order.currency,
            label_key=f"case:{case.pk}",
            now=now,
        )


def _bearer(case: Case) -> str:
    return rules.bearer_at_end(label_by=case.label_by, paid_by=case.way_back_paid_by, outcome=case.outcome)

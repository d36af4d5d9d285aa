"""What a sale brought in, and who bears what when it goes back."""

from typing import Literal

from haat.ledger import policies
from haat.ledger.models import Sale
from haat.ledger.types import Borne, SaleView


def sale_of(order_id: int) -> SaleView | None:
    """What the order brought in and what became of it; None before any money came."""
    row = Sale.objects.filter(pk=order_id).first()
    if row is None:
        return None
    return SaleView(
        order_id=row.pk,
        seller_id=row.seller_id,
        currency=row.currency,
        gross_minor=row.gross_minor,
        refunded_minor=row.refunded_minor,
        disputed_minor=row.disputed_minor,
        fee_minor=row.fee_minor,
        vat_minor=row.vat_minor,
        fee_returned_minor=row.fee_returned_minor,
        vat_returned_minor=row.vat_returned_minor,
        released_at=row.released_at,
    )


def borne(*, at_fault: Literal["seller", "buyer", "courier", "platform"], gateway_fee_minor: int = 0) -> Borne:
    """Who bears what of a refund, by the operator's policies [LED-8].

    A seller who is not at fault bears neither label nor fee. A buyer who sends back what is as it was bears the way.
    """
    seller = at_fault == "seller"
    label_by: Literal["seller", "platform"] = "seller" if seller and policies.SELLER_BEARS_LABEL.value() else "platform"
    return Borne(
        commission_returns=policies.COMMISSION_RETURNS.value(),
        label_by="buyer" if at_fault == "buyer" else label_by,
        gateway_fee_minor=gateway_fee_minor,
        gateway_fee_by="seller" if seller and policies.SELLER_BEARS_GATEWAY_FEE.value() else "platform",
    )

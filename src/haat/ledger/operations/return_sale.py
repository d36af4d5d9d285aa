from datetime import datetime

from haat.ledger.operations.refund_sale import refund_sale


def return_sale(
    *,
    order_id: int,
    seller_id: int,
    method: str,
    amount_minor: int,
    currency: str,
    now: datetime,
) -> int:
    """A sale is off: all of it goes back the way it came. Raises RefundTooLarge when that much is not there."""
    refunded = refund_sale(
        order_id=order_id,
        seller_id=seller_id,
        refund_key=f"order:{order_id}:returned",
        amount_minor=amount_minor,
        to={method: amount_minor},
        buyer_id=0,
        currency=currency,
        now=now,
    )
    return refunded.transaction_id

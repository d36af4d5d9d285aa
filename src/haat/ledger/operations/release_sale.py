from datetime import datetime

from haat.ledger.operations.release_sales import release_sales
from haat.ledger.types import SaleRelease, Terms


def release_sale(
    *,
    order_id: int,
    seller_id: int,
    item_minor: int,
    shipping_minor: int,
    terms: Terms,
    currency: str,
    now: datetime,
) -> int:
    """All is well: what was held becomes the seller's to take, less commission and its tax; shipping is the seller's.

    `terms` are those frozen on the order. Raises NotEnough when nothing is held for the order's seller.
    """
    sale = SaleRelease(order_id, seller_id, item_minor, shipping_minor, terms, currency)
    return release_sales(sales=[sale], now=now)[0]

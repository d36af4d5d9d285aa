from datetime import datetime
from typing import Literal

from haat.ledger.operations.release_sales import release_sales
from haat.ledger.types import SaleRelease, Terms


def record_cod_sale(
    *,
    order_id: int,
    seller_id: int,
    item_minor: int,
    shipping_minor: int,
    terms: Terms,
    currency: str,
    collected_by: Literal["courier", "seller"],
    now: datetime,
) -> int:
    """A parcel was paid at the door [LED-6].

    A courier's cash is owed to us by the courier, and the seller's share is available. A seller who took the cash
    owes us commission and tax, so that the seller's balance may go below zero by them.
    """
    sale = SaleRelease(order_id, seller_id, item_minor, shipping_minor, terms, currency, collected_by)
    return release_sales(sales=[sale], now=now)[0]

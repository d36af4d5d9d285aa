"""What happens before orders are placed that a provider takes the money for.

1. The provider is asked first, outside of any transaction: a slow answer holds nothing that others wait for.
2. If it is down, nothing has happened: the bag is as it was, and the buyer is told so (ProviderDown).
3. The orders are placed with what it answered (see place_orders); the same key asks for the same money once.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.site import SITE_CURRENCY
from haat.orders.operations.place_orders import place_orders
from haat.orders.types import NewAddress
from haat.payments.operations.open_intent import open_intent
from haat.payments.types import STRIPE


def check_out(
    *,
    buyer_id: int,
    address_id: int | None = None,
    new_address: NewAddress | None = None,
    method: str,
    idempotency_key: str,
    credit_minor: int = 0,
    offer_taken: bool = False,
    variant_ids: Sequence[int] | None = None,
    seen_total_minor: int | None = None,
    device: str = "",
    fetch_from: Collection[int] = (),
    now: datetime,
) -> list[int]:
    """Order what the buyer saw for `seen_total_minor`; the ids of the orders, one per seller.

    A provider is told the sum, so it has to be known for a method that has one. Not to be called inside a
    transaction. Raises what place_orders does, and ProviderDown.
    """
    intent = ""
    if seen_total_minor is None and method == STRIPE:
        raise InvalidInput(fields={"seen_total_minor": _("Please say what the buyer was shown.")})
    if seen_total_minor is not None and (rest := seen_total_minor - credit_minor) > 0:
        intent = open_intent(
            payer_id=buyer_id,
            method=method,
            amount_minor=rest,
            currency=SITE_CURRENCY.value(),
            idempotency_key=idempotency_key,
            now=now,
        )
    return place_orders(
        buyer_id=buyer_id,
        address_id=address_id,
        new_address=new_address,
        method=method,
        idempotency_key=idempotency_key,
        credit_minor=credit_minor,
        offer_taken=offer_taken,
        variant_ids=variant_ids,
        seen_total_minor=seen_total_minor,
        intent=intent,
        device=device,
        fetch_from=fetch_from,
        now=now,
    )

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from haat.kernel.statements import store
from haat.risk.models import CodOrder
from haat.risk.queries.keys import keys_of
from haat.risk.types import Assessment, CodRequest


@transaction.atomic(savepoint=False)
def record_assessment(*, order_id: int, request: CodRequest, assessment: Assessment, now: datetime) -> int:
    """Keep what was believed about a cash order when it was placed, with the signals and the model; the row's id.

    Called in the transaction that places the order.
    """
    keys = keys_of(request)
    row = CodOrder(
        order_id=order_id,
        buyer_id=request.buyer_id,
        seller_id=request.seller_id,
        amount_minor=request.amount_minor,
        currency=request.currency,
        phone=keys.phone,
        phone_key=keys.phone_key,
        address_key=keys.address_key,
        device_key=keys.device_key,
        area=keys.area,
        coupon=request.coupon,
        earlier_orders=request.earlier_orders,
        placed_at=now,
        probability=assessment.probability,
        tier=assessment.tier,
        handled_as=assessment.handled_as,
        model=assessment.model,
        features=asdict(assessment.features),
        reasons=[[reason.code, reason.weight] for reason in assessment.reasons],
    )
    store(row)
    return row.pk

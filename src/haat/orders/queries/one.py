"""One order with everything its page needs, for the person asking."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings

from haat.accounts.queries import own_closet, people
from haat.kernel.errors import NotFound
from haat.media.queries import photos
from haat.media.types import PhotoView
from haat.orders import rules
from haat.orders.models import DeliveryAttempt, Order, OrderLine, Transition
from haat.orders.queries.cases import case_mark
from haat.orders.queries.sums import companions_of, sums_of, time_wish_of, ways_of
from haat.orders.rules.parcels import pickup_code
from haat.orders.types import AddressCopy, LineView, OrderView, StepView
from haat.orders.types.money import OtherOrder
from haat.orders.types.parcels import AttemptView
from haat.payments.queries import payments_of
from haat.payments.types import PaymentView


def order_for(viewer_id: int, order_id: int, *, now: datetime) -> OrderView:
    """The order as its buyer, its seller or the operator's staff sees it. Raises NotFound for anybody else."""
    order = Order.objects.one(order_id)
    role = order.role_of(viewer_id)
    if role == rules.STAFF and not own_closet(viewer_id).is_staff:
        raise NotFound
    view = _views([order], payments_of([order.pk]), role=role, now=now)[0]
    return _with_case(view, order, now=now)


def packing_slips(seller_id: int, order_ids: Iterable[int], *, now: datetime) -> list[OrderView]:
    """The seller's own confirmed or packed orders among these, to print [COD-3]; at most 100."""
    rows = Order.objects.sold_by(seller_id).filter(
        pk__in=list(order_ids)[:100], state__in=(rules.CONFIRMED, rules.PACKED)
    )
    orders = list(rows.order_by("due_at", "pk"))
    return _views(orders, payments_of(order.pk for order in orders), role=rules.SELLER, now=now)


def _with_case(view: OrderView, order: Order, *, now: datetime) -> OrderView:
    """The order's newest case, and "something is wrong" only while a case can be opened."""
    mark = case_mark(order, role=view.role, last_role=view.steps[-1].role if view.steps else "", now=now)
    can_open = bool(mark.kinds) and (mark.opens_at is None or mark.opens_at <= now)
    actions = tuple(act for act in view.actions if act != "case" or can_open)
    return replace(view, case=mark, actions=actions)


def _views(
    orders: list[Order], payments: dict[int, tuple[PaymentView, ...]], *, role: str, now: datetime
) -> list[OrderView]:
    ids = [order.pk for order in orders]
    persons = people({account for order in orders for account in (order.buyer_id, order.seller_id)})
    lines: dict[int, list[OrderLine]] = {}
    for line in OrderLine.objects.filter(order_id__in=ids):
        lines.setdefault(line.order_id, []).append(line)
    pictures = photos([line.photo_id for group in lines.values() for line in group if line.photo_id])
    steps: dict[int, list[Transition]] = {}
    for step in Transition.objects.filter(order_id__in=ids):
        steps.setdefault(step.order_id, []).append(step)
    attempts: dict[int, list[DeliveryAttempt]] = {}
    left = [order.pk for order in orders if order.state not in rules.BEFORE_SHIPPING]
    for attempt in DeliveryAttempt.objects.filter(order_id__in=left) if left else ():
        attempts.setdefault(attempt.order_id, []).append(attempt)
    companions = companions_of(ids)
    return [
        OrderView(
            id=order.pk,
            number=rules.order_number(order.pk),
            role=role,
            state=order.state,
            buyer=persons[order.buyer_id],
            seller=persons[order.seller_id],
            lines=tuple(_line(line, pictures) for line in lines.get(order.pk, [])),
            method=order.method,
            currency=order.currency,
            item_minor=order.item_minor,
            shipping_minor=order.shipping_minor,
            fee_minor=order.fee_minor,
            vat_minor=order.vat_minor,
            address=AddressCopy(**order.address),
            placed_at=order.placed_at,
            due_at=order.due_at,
            extended=order.extended_at is not None,
            carrier=order.carrier,
            tracking=order.tracking,
            steps=tuple(
                StepView(step.state, step.at, step.role, step.actor_id, step.reason) for step in steps.get(order.pk, [])
            ),
            payment=next(iter(payments.get(order.pk, ())), None),
            **_checkout_part(order, lines.get(order.pk, []), companions.get(order.pk, ())),
            payments=payments.get(order.pk, ()),
            clock=rules.clock(state=order.state, since=order.moved_at, due_at=order.due_at, now=now),
            actions=rules.actions(
                role=role,
                state=order.state,
                extended=order.extended_at is not None,
                asked=order.time_asked_at is not None,
                is_pickup=order.is_pickup,
            ),
            attempts=tuple(_attempt(attempt) for attempt in attempts.get(order.pk, [])),
            pickup_place=order.pickup_place,
            pickup_code=_pickup_code(order) if role == rules.BUYER else "",
        )
        for order in orders
    ]


def _checkout_part(order: Order, lines: Sequence[OrderLine], companions: Sequence[int]) -> dict[str, Any]:
    """What the checkout decided: sums, what clears it, with whom it travels."""
    return {
        "sums": sums_of(order, lines),
        "ways": ways_of(order),
        "deposit_minor": order.deposit_minor,
        "time_wish": time_wish_of(order),
        "combined_with": _other(order.combined_with_id) if order.combined_with_id else None,
        "companions": tuple(_other(pk) for pk in companions),
    }


def _other(order_id: int) -> OtherOrder:
    return OtherOrder(order_id, rules.order_number(order_id))


def _line(line: OrderLine, pictures: dict[int, PhotoView]) -> LineView:
    return LineView(
        id=line.pk,
        listing_id=line.listing_id,
        title=line.title,
        size=line.size,
        price_minor=line.price_minor,
        quantity=line.quantity,
        photo=pictures.get(line.photo_id) if line.photo_id else None,
        cancelled_at=line.cancelled_at,
        cancelled_role=line.cancelled_role,
        cancel_reason=line.cancel_reason,
    )


def _attempt(attempt: DeliveryAttempt) -> AttemptView:
    return AttemptView(
        number=attempt.number,
        reason=attempt.reason,
        words=attempt.get_reason_display(),
        note=attempt.note,
        at=attempt.at,
        contested=attempt.contested_at is not None,
    )


def _pickup_code(order: Order) -> str:
    """Told only while there is something to fetch."""
    if not order.is_pickup or order.state not in (rules.CONFIRMED, rules.PACKED):
        return ""
    return pickup_code(order_id=order.pk, secret=settings.SECRET_KEY)

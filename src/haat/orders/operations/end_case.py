from datetime import datetime

from django.db import transaction

from haat.listings.operations.release_reservation import release_reservation
from haat.orders.events import CaseClosed
from haat.orders.models import Case, Order
from haat.orders.operations._way_back import all_back, charge_label, way_back_of
from haat.orders.operations.accept_order import accept
from haat.orders.operations.move_case import move_case
from haat.orders.operations.place_orders import reservation_key
from haat.orders.operations.take_step import take_step
from haat.orders.queries.cases import fully_paid
from haat.orders.rules import cases as rules
from haat.orders.rules.states import CANCELLED, RETURNED
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.operations.refund_order import refund_order
from haat.payments.operations.void_payment import void_payment
from haat.payments.types import COD, BorneBy
from haat.risk.operations.record_outcome import record_outcome


@transaction.atomic
def end_case(
    *,
    case: Case,
    outcome: str,
    act: str,
    role: str,
    actor_id: int | None,
    now: datetime,
    words: str = "",
    amount_minor: int | None = None,
    restock: bool = False,
) -> None:
    """Close a case, take its order out of the dispute and move the money, all or nothing.

    Everything back: the order is cancelled, or returned when the thing came back, and may go on sale again; its buyer
    is not blamed for it. A part or nothing back: the order is accepted, which pays the seller, and the part is taken
    from that. Where the market bears the refund, the order is accepted too and the seller keeps the money [LED-8].
    Whoever bears the way back pays it with the refund, a seller without one too. Raises CaseMovedOn.
    """
    order = Order.objects.get(pk=case.order_id)
    # A label that was bought in this moment counts, or waits for the end and is charged then.
    locked = Case.objects.select_for_update().filter(pk=case.pk)
    case.way_back_minor, case.way_back_paid_by = locked.values_list("way_back_minor", "way_back_paid_by").get()
    back = {rules.REFUNDED: all_back(case), rules.PARTLY: amount_minor or 0}.get(outcome, 0)
    by_market = rules.market_bears(decision=case.decision, borne_by=case.borne_by, outcome=outcome)
    # Where the cash was never paid at the door there is no money to keep: the order is called off.
    stands = outcome != rules.REFUNDED or (by_market and fully_paid(order.pk))
    move_case(
        case=case,
        to=rules.CLOSED,
        act=act,
        role=role,
        actor_id=actor_id,
        words=words,
        amount_minor=back or None,
        fact=CaseClosed,
        told={"outcome": outcome, "refunded_minor": back},
        outcome=outcome,
        refunded_minor=back,
        closed_at=now,
        now=now,
    )
    if not stands:
        _give_all_back(case, order, role=role, actor_id=actor_id, restock=restock, now=now)
        return
    _count_cash_as_paid(order, actor_id=actor_id, now=now)
    accept(order=order, role=role, actor_id=actor_id, now=now)
    if back:
        _refund(case, back, now, borne_by="platform" if by_market else "seller")
    else:
        charge_label(case, now)
    if outcome == rules.REFUNDED:
        _note_fault(case, order, actor_id=actor_id, now=now)


def _give_all_back(case: Case, order: Order, *, role: str, actor_id: int | None, restock: bool, now: datetime) -> None:
    to = RETURNED if case.returned_at else CANCELLED
    take_step(order=order, to=to, role=role, actor_id=actor_id, reason=rules.BY_CASE, now=now)
    void_payment(order_id=order.pk)
    _refund(case, None, now)
    _note_fault(case, order, actor_id=actor_id, now=now)
    if restock:
        for line in order.lines.filter(cancelled_at__isnull=True).order_by("variant_id"):
            release_reservation(reservation_key=reservation_key(order.checkout_id, line.variant_id), now=now)


def _note_fault(case: Case, order: Order, *, actor_id: int | None, now: datetime) -> None:
    blame = rules.fault(case.kind, tracked=bool(order.tracking), borne_by=case.borne_by)
    record_outcome(order_id=order.pk, outcome=blame, actor_id=actor_id, now=now)


def _refund(case: Case, amount_minor: int | None, now: datetime, *, borne_by: BorneBy = "seller") -> None:
    """What it costs follows the decision, also where the sale is undone."""
    refund_id = refund_order(
        order_id=case.order_id,
        amount_minor=amount_minor,
        refund_key=f"case:{case.pk}",
        reason=case.kind,
        borne_by=borne_by,
        costs_by="platform" if case.borne_by == "platform" else "seller",
        way_back=way_back_of(case),
        now=now,
    )
    if refund_id is None:
        charge_label(case, now)


def _count_cash_as_paid(order: Order, *, actor_id: int | None, now: datetime) -> None:
    """A parcel that was never called delivered, but was: its cash was paid at the door."""
    if order.method == COD:
        capture_payment(actor_id=actor_id, order_id=order.pk, method=COD, now=now)

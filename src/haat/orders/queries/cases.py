"""Cases for the person asking: one with its timeline and clocks, the moderators' queue, what an order can open."""

from dataclasses import replace
from datetime import datetime, timedelta

from haat.accounts.queries import may_judge, people, who_judges
from haat.accounts.types import Person
from haat.kernel.errors import NotFound
from haat.media.queries import photos
from haat.orders import labels, policies
from haat.orders.models import Case, CaseEntry, Order, OrderLine, ReturnLabel, Transition
from haat.orders.queries.case_rows import rows_of
from haat.orders.queries.labels import home_of
from haat.orders.rules import cases as rules
from haat.orders.rules.states import ACCEPTED, BUYER, DELIVERED, SETTLED, SHIPPED, STAFF, order_number
from haat.orders.types import Clock
from haat.orders.types.cases import CaseEntryView, CaseMark, CaseRow, CaseView
from haat.orders.types.parcels import LabelView
from haat.payments.queries import payments_of


def left_to_refund(order_id: int) -> int:
    """What came for an order and has not gone back, in minor units."""
    return sum(payment.left_minor for payment in payments_of([order_id]).get(order_id, ()))


def fully_paid(order_id: int) -> bool:
    """Whether everything that the order asks for has come, the cash at the door too."""
    return all(
        payment.captured_minor == payment.amount_minor
        for payment in payments_of([order_id]).get(order_id, ())
        if payment.state != "void"
    )


def standing_of_case(case: Case, left_minor: int | None = None) -> rules.Standing:
    """What decides about the case's next step; its order is loaded with it."""
    return rules.Standing(
        kind=case.kind,
        state=case.state,
        tracked=bool(case.order.tracking),
        paid=(left_to_refund(case.order_id) if left_minor is None else left_minor) > 0,
        came_back=case.returned_at is not None,
        addressed=_addressed(case),
    )


def _addressed(case: Case) -> bool:
    if case.state not in (rules.ADDRESSING, rules.RETURNING):
        return True
    return home_of(case.order.seller_id) is not None or _label(case) is not None


def window_of(order: Order) -> rules.Window:
    """When the buyer of this order may open a case, and of which kinds."""
    if order.state not in (SHIPPED, DELIVERED):
        return rules.Window(())
    step = Transition.objects.filter(order=order, state=order.state).order_by("-pk").first()
    return _window(order, step.role if step else "")


def _window(order: Order, last_role: str) -> rules.Window:
    """The same for an order whose last step's role is known."""
    if order.state not in (SHIPPED, DELIVERED):
        return rules.Window(())
    late_from = order.moved_at + timedelta(days=policies.NOT_RECEIVED_AFTER_DAYS.value())
    return rules.window(
        state=order.state,
        due_at=order.due_at,
        late_from=late_from,
        buyer_said_so=last_role == BUYER,
    )


def case_mark(order: Order, *, role: str, last_role: str, now: datetime) -> CaseMark:
    """The newest case of an order, and what its buyer could open now."""
    case = Case.objects.filter(order=order).select_related("order").order_by("-pk").first()
    window = _window(order, last_role) if role == BUYER else rules.Window(())
    can_open = window.kinds if not window.is_over(now) else ()
    if case is None:
        return CaseMark(kinds=can_open, opens_at=window.opens_at, closes_at=window.closes_at)
    return CaseMark(
        id=case.pk,
        kind=case.kind,
        state=case.state,
        outcome=case.outcome,
        refunded_minor=case.refunded_minor,
        market_bears=_market_bore(case),
        way_back_minor=case.way_back_minor,
        way_back_by=_way_back_by(case),
        way_back_paid_by=case.way_back_paid_by,
        silence=_silence(standing_of_case(case)) if case.state != rules.CLOSED else "",
        kinds=can_open,
        opens_at=window.opens_at,
        closes_at=window.closes_at,
    )


def ended_by_case(order_id: int) -> bool:
    """Whether the order left its dispute by a case that closed."""
    return Case.objects.filter(order_id=order_id, state=rules.CLOSED).exists()


def case_for(viewer_id: int, case_id: int, *, now: datetime) -> CaseView:
    """The case as its buyer, its seller or a moderator sees it. Raises NotFound for anybody else."""
    case = Case.objects.one(case_id)
    role = case.order.role_of(viewer_id)
    judges = may_judge(viewer_id)
    if role == STAFF and not judges:
        raise NotFound
    return _view(case, viewer_id, role, judges=judges, now=now)


def cases_of(account_id: int, *, before: int | None = None, limit: int = 30) -> list[CaseRow]:
    """The account's cases, as buyer or seller, newest first; `before` is the id of the last one shown."""
    mine = Case.objects.of_party(account_id).select_related("order").order_by("-pk")
    if before:
        mine = mine.filter(pk__lt=before)
    return rows_of(mine[:limit], account_id)


def case_queue(viewer_id: int, *, limit: int = 100) -> list[CaseRow]:
    """What waits for a moderator, the clock that ends first on top. Raises NotFound for whoever is none."""
    if not may_judge(viewer_id):
        raise NotFound
    waiting = Case.objects.filter(state__in=rules.QUEUE).select_related("order").order_by("due_at", "pk")
    return rows_of(waiting[:limit], viewer_id)


def who_may_decide(case_id: int) -> list[int]:
    """The moderators for whom the case waits: not its buyer or seller, and on appeal not who decided before."""
    case = Case.objects.filter(pk=case_id, state__in=rules.QUEUE).select_related("order").first()
    if case is None:
        return []
    decided_by = case.decided_by_id if case.state == rules.APPEALED else None
    apart = {case.order.buyer_id, case.order.seller_id, decided_by}
    return [account_id for account_id in who_judges() if account_id not in apart]


def _silence(standing: rules.Standing) -> str:
    return rules.silence(standing, refunds=policies.CASE_SILENCE_REFUNDS.value())


def _view(case: Case, viewer_id: int, role: str, *, judges: bool, now: datetime) -> CaseView:
    order, entries = case.order, list(CaseEntry.objects.filter(case=case).order_by("pk"))
    left = left_to_refund(order.pk)
    lines = list(OrderLine.objects.filter(order=order, cancelled_at__isnull=True))
    shown = {photo for entry in entries for photo in entry.photo_ids} | {line.photo_id or 0 for line in lines}
    pictures = photos(shown)
    persons = people(
        {order.buyer_id, order.seller_id, case.claimed_by_id or 0} | {entry.actor_id or 0 for entry in entries}
    )
    standing = standing_of_case(case, left)
    is_open = case.state != rules.CLOSED
    own = viewer_id in (order.buyer_id, order.seller_id)
    to_judge = judges and not own and case.state in rules.QUEUE and not _judged_before(case, viewer_id)
    waived = tuple(side for side in ("buyer", "seller") if getattr(case, f"{side}_waived_at"))
    label = _label(case)
    sends = case.state == rules.RETURNING and label is None
    return CaseView(
        id=case.pk,
        order_id=order.pk,
        number=order_number(order.pk),
        role=role,
        kind=case.kind,
        state=case.state,
        buyer=persons[order.buyer_id],
        seller=persons[order.seller_id],
        titles=tuple(line.title for line in lines),
        photo=next((pictures[line.photo_id] for line in lines if line.photo_id in pictures), None),
        currency=order.currency,
        total_minor=order.total_minor,
        left_minor=left,
        opened_at=case.opened_at,
        entries=tuple(_entry(entry, standing, viewer_id, persons, pictures, judges=judges) for entry in entries),
        clock=_clock(case, standing, now),
        silence=_silence(standing) if is_open else "",
        actions=_actions(standing, role, is_waived=role in waived, to_judge=to_judge, sends=sends) if is_open else (),
        decisions=rules.decisions_for(standing) if to_judge else (),
        offer_minor=case.offer_minor,
        label_by=case.label_by,
        way_back_minor=case.way_back_minor,
        way_back_paid_by=case.way_back_paid_by,
        label=label,
        return_to=home_of(order.seller_id) if sends and role == BUYER else None,
        nowhere=not standing.addressed,
        carrier=case.carrier,
        tracking=case.tracking,
        came_back=case.returned_at is not None,
        decision=case.decision,
        decision_minor=case.decision_minor,
        borne_by=case.borne_by,
        waived=waived,
        outcome=case.outcome,
        refunded_minor=case.refunded_minor,
        closed_at=case.closed_at,
        claimed_by=persons.get(case.claimed_by_id or 0) if judges else None,
        way_back_by=_way_back_by(case),
        market_bears=_market_bore(case),
        is_own=own,
        to_judge=to_judge,
    )


def _actions(standing: rules.Standing, role: str, *, is_waived: bool, to_judge: bool, sends: bool) -> tuple[str, ...]:
    """`sends`: the thing is to go back and has no label yet."""
    hidden = set() if to_judge else {"decide"}
    if not (sends and standing.addressed and labels.chosen()):
        hidden.add("buy_label")
    offered = rules.case_actions(role=role, case=standing, waived=is_waived)
    return tuple(act for act in offered if act not in hidden)


def _label(case: Case) -> LabelView | None:
    row = ReturnLabel.objects.filter(case=case).defer("pdf").first() if case.label_by else None
    return LabelView(row.carrier, row.tracking, row.price_minor) if row else None


def _way_back_by(case: Case) -> str:
    if case.state != rules.CLOSED or not case.way_back_minor:
        return ""
    return rules.bearer_at_end(label_by=case.label_by, paid_by=case.way_back_paid_by, outcome=case.outcome)


def _market_bore(case: Case) -> bool:
    """Whether the case closed with a refund of the market's and the sale stood."""
    decided = rules.market_bears(decision=case.decision, borne_by=case.borne_by, outcome=case.outcome)
    return decided and case.refunded_minor > 0 and case.order.state in (ACCEPTED, SETTLED)


def _judged_before(case: Case, viewer_id: int) -> bool:
    return case.state == rules.APPEALED and case.decided_by_id == viewer_id


def _clock(case: Case, standing: rules.Standing, now: datetime) -> Clock | None:
    if case.due_at is None:
        return None
    whole = max((case.due_at - case.moved_at).total_seconds(), 1.0)
    left = max(case.due_at - now, timedelta())
    return Clock(_silence(standing), case.due_at, left, min(1.0, max(0.0, 1 - left.total_seconds() / whole)))


def _entry(
    entry: CaseEntry,
    standing: rules.Standing,
    viewer_id: int,
    persons: dict[int, Person],
    pictures: dict,
    *,
    judges: bool,
) -> CaseEntryView:
    named = entry.role != STAFF or judges
    clocked = entry.due_at is not None and entry.act not in ("said", "agreed", "label_bought")
    # Whoever was asked where it is to be sent had no address then.
    then = replace(standing, state=entry.state, addressed=standing.addressed and entry.state != rules.ADDRESSING)
    return CaseEntryView(
        id=entry.pk,
        act=entry.act,
        role=entry.role,
        actor=persons.get(entry.actor_id or 0) if named else None,
        is_mine=entry.actor_id == viewer_id,
        words=entry.words,
        photos=tuple(pictures[photo] for photo in entry.photo_ids if photo in pictures),
        amount_minor=entry.amount_minor,
        state=entry.state,
        at=entry.at,
        due_at=entry.due_at if clocked else None,
        silence=_silence(then) if clocked else "",
    )

"""Cases in a list: a line each, with their people and pictures asked for once."""

from collections.abc import Iterable, Sequence

from haat.accounts.queries import people
from haat.media.queries import photos
from haat.orders.models import Case, OrderLine
from haat.orders.rules.states import order_number
from haat.orders.types.cases import CaseRow


def rows_of(cases: Iterable[Case], viewer_id: int) -> list[CaseRow]:
    """A line for each, in their order, as `viewer_id` sees it."""
    found: Sequence[Case] = list(cases)
    ids = [case.order_id for case in found]
    lines: dict[int, list[OrderLine]] = {}
    for line in OrderLine.objects.filter(order_id__in=ids, cancelled_at__isnull=True):
        lines.setdefault(line.order_id, []).append(line)
    pictures = photos({line.photo_id for group in lines.values() for line in group if line.photo_id})
    persons = people(
        {account for case in found for account in (case.order.buyer_id, case.order.seller_id, case.claimed_by_id or 0)}
    )
    return [
        CaseRow(
            id=case.pk,
            order_id=case.order_id,
            number=order_number(case.order_id),
            kind=case.kind,
            state=case.state,
            buyer=persons[case.order.buyer_id],
            seller=persons[case.order.seller_id],
            titles=tuple(line.title for line in lines.get(case.order_id, [])),
            photo=next(
                (pictures[line.photo_id] for line in lines.get(case.order_id, []) if line.photo_id in pictures), None
            ),
            total_minor=case.order.total_minor,
            currency=case.order.currency,
            opened_at=case.opened_at,
            due_at=case.due_at,
            outcome=case.outcome,
            is_own=viewer_id in (case.order.buyer_id, case.order.seller_id),
            claimed_by=persons.get(case.claimed_by_id or 0),
            is_mine=case.claimed_by_id == viewer_id,
        )
        for case in found
    ]

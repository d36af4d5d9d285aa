from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput, Refusal
from haat.kernel.ui.reading import full_date
from haat.orders.events import CaseOpened
from haat.orders.models import Case, Order
from haat.orders.operations._cases import checked_photos, checked_words, clock_of
from haat.orders.operations.move_case import add_entry
from haat.orders.operations.take_step import NotYetPossible, take_step
from haat.orders.queries.cases import window_of
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER, DISPUTED


class WindowIsOver(Refusal):
    """The days to look the parcel over have passed."""

    message = _(
        "The time to open a case is over: the order counts as “all is well”. You can still write to the seller."
    )


class TooEarly(Refusal):
    """The parcel may still be on its way."""


@transaction.atomic
def open_case(
    *, buyer_id: int, order_id: int, kind: str, words: str, photo_ids: Sequence[int] = (), now: datetime
) -> int:
    """ "Something is wrong": the clock of silence gives way to the seller's clock to answer [ORD-4]; the case's id.

    A second press finds the same case. Raises NotFound, NotYetPossible, TooEarly, WindowIsOver, InvalidInput.
    """
    order = Order.objects.bought_by(buyer_id).one(order_id)
    known = _open_case(order)
    if known is not None:
        return known
    kind = _checked_kind(order, kind, now)
    words = checked_words(words)
    photos = checked_photos(buyer_id, photo_ids, fewest=1 if kind in rules.SHOWN_BY_PHOTOS else 0)
    opened_from, due_at = order.state, clock_of(rules.ANSWERING, now)
    if not take_step(order=order, to=DISPUTED, role=BUYER, actor_id=buyer_id, due_at=due_at, reason=kind, now=now) and (
        known := _open_case(order)
    ):
        return known
    case = Case.objects.create(
        order=order, kind=kind, opened_from=opened_from, due_at=due_at, moved_at=now, opened_at=now
    )
    add_entry(
        case=case,
        act="opened",
        role=BUYER,
        actor_id=buyer_id,
        words=words,
        photo_ids=photos,
        fact=CaseOpened,
        told={"kind": kind},
        now=now,
    )
    return case.pk


def _open_case(order: Order) -> int | None:
    return Case.objects.open().filter(order=order).values_list("pk", flat=True).first()


def _checked_kind(order: Order, kind: str, now: datetime) -> str:
    window = window_of(order)
    if not window.kinds:
        raise WindowIsOver if order.state in ("accepted", "settled") else NotYetPossible
    if window.is_over(now):
        raise WindowIsOver
    if window.opens_at is not None and now < window.opens_at:
        raise TooEarly(
            _("It may still be on its way. If it has not arrived by %(day)s, you can open a case then.")
            % {"day": full_date(window.opens_at)}
        )
    if kind not in rules.KINDS:
        raise InvalidInput(fields={"kind": _("Please choose what is wrong.")})
    if kind not in window.kinds:
        words = (
            _("You said that it arrived. Please choose what is wrong with it.")
            if kind == rules.NOT_RECEIVED
            else _("Please say first that it arrived, then what is wrong with it.")
        )
        raise InvalidInput(fields={"kind": words})
    return kind

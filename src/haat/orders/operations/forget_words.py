"""Take the words and photos of somebody who left out of orders, cases and reviews."""

from django.db import transaction
from django.db.models import Q

from haat.orders.models import CaseEntry, DeliveryAttempt, Order, OrderLine, Review, ReviewReport, Transition
from haat.orders.rules.cases import BY_CASE
from haat.orders.rules.states import BUYER, CANCELLED, SELLER


@transaction.atomic
def forget_words(*, account_id: int) -> None:
    """Blank what the account said as buyer or seller; stars, dates, acts and sums stay. Again is harmless.

    The reasons that a moderator gave are the decision's and stay with it. What a seller noted about a door goes with
    its writer and with the buyer whose door it was.
    """
    _forget_reasons(account_id)
    said = CaseEntry.objects.filter(actor_id=account_id, role__in=(BUYER, SELLER))
    said.exclude(words="", photo_ids=[]).update(words="", photo_ids=[])
    written = Review.objects.filter(author_id=account_id)
    written.exclude(words="", photo_ids=[]).update(words="", photo_ids=[])
    Review.objects.filter(Q(about_id=account_id) & ~Q(reply="")).update(reply="")
    ReviewReport.objects.filter(reporter_id=account_id).exclude(words="").update(words="")


def _forget_reasons(account_id: int) -> None:
    """Why an order or a thing of it was called off, why more time was wanted, what was noted at the door."""
    steps = Transition.objects.filter(actor_id=account_id, role__in=(BUYER, SELLER), state=CANCELLED)
    steps.exclude(reason__in=("", BY_CASE)).update(reason="")
    own_lines = Q(cancelled_role=BUYER, order__buyer_id=account_id) | Q(
        cancelled_role=SELLER, order__seller_id=account_id
    )
    OrderLine.objects.filter(own_lines).exclude(cancel_reason="").update(cancel_reason="")
    Order.objects.sold_by(account_id).exclude(time_reason="").update(time_reason="")
    at_the_door = Q(reported_by_id=account_id) | Q(order__buyer_id=account_id)
    DeliveryAttempt.objects.filter(at_the_door).exclude(note="").update(note="")

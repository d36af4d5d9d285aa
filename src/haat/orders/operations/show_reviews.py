"""Let both sides read what both wrote, or what was written when the days are over."""

from datetime import datetime

from django.db import transaction

from haat.kernel.events import publish
from haat.orders.events import ReviewsShown
from haat.orders.models import Order, Review
from haat.orders.operations.count_stars import count_stars
from haat.orders.rules.states import BUYER, SELLER


def show_reviews(*, now: datetime, most: int = 200) -> int:
    """Show the reviews whose days of hiding ended by `now`; of how many orders."""
    due = list(dict.fromkeys(Review.objects.to_show(now).values_list("order_id", flat=True)[:most]))
    return sum(_show_order(order_id, now) for order_id in due)


@transaction.atomic
def _show_order(order_id: int, now: datetime) -> bool:
    return _show(Order.objects.select_for_update().get(pk=order_id), now)


def show_when_both_wrote(*, order: Order, now: datetime) -> bool:
    """Shown when the buyer wrote about every thing and the seller about the buyer.

    Called inside the transaction of a writer, who holds the order's row.
    """
    by_buyer = Review.objects.filter(order=order, role=BUYER).count()
    both = (
        by_buyer == order.lines.filter(cancelled_at__isnull=True).count()
        and Review.objects.filter(order=order, role=SELLER).exists()
    )
    return both and _show(order, now)


def _show(order: Order, now: datetime) -> bool:
    hidden = Review.objects.filter(order=order, shown_at__isnull=True)
    about = set(hidden.values_list("about_id", "role"))
    if not hidden.update(shown_at=now):
        return False
    for account_id, role in sorted(about):
        count_stars(account_id=account_id, role=SELLER if role == BUYER else BUYER)
    publish(ReviewsShown(order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id))
    return True

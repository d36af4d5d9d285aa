from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import require_standing
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.events import publish
from haat.kernel.text import many_lines
from haat.media.queries import own_among
from haat.orders.events import ReviewWritten
from haat.orders.models import Order, OrderLine, Review
from haat.orders.operations.show_reviews import show_when_both_wrote
from haat.orders.queries.reviews import DONE, review_ends_at
from haat.orders.rules import reviews as rules
from haat.orders.rules.states import BUYER


class NotYetAccepted(Refusal):
    """Only what was accepted can be reviewed."""

    message = _("You can write about it once all is well with the order.")


class ReviewsAreOver(Refusal):
    """The days to write have passed."""

    message = _("The time to write about this order is over.")


class AlreadyWritten(Refusal):
    """One review for each thing."""

    message = _("You have written about this already. You can change it until it is shown.")


@transaction.atomic
def write_review(
    *,
    author_id: int,
    order_id: int,
    line_id: int | None = None,
    stars: int,
    words: str = "",
    photo_ids: Sequence[int] = (),
    incentive: bool = False,
    now: datetime,
) -> int:
    """What the buyer says about a thing and its seller, or the seller about the buyer; the review's id.

    Hidden until both wrote or the days are over. `incentive`: the author got something for it and says so.
    Raises NotFound, NotYetAccepted, ReviewsAreOver, AlreadyWritten, InvalidInput, Suspended.
    """
    order = Order.objects.of_party(author_id).one(order_id)
    role, ends_at = order.role_of(author_id), review_ends_at(order_id)
    if order.state not in DONE or ends_at is None:
        raise NotYetAccepted
    if ends_at <= now:
        raise ReviewsAreOver
    require_standing(account_id=author_id, act="messages", now=now)
    if role == BUYER and not OrderLine.objects.filter(pk=line_id or 0, order=order, cancelled_at__isnull=True).exists():
        raise NotFound
    fields = checked(author_id, stars, words, photo_ids)
    # The order's row is locked, so that of two who write at once the second sees the first.
    Order.objects.select_for_update().get(pk=order.pk)
    try:
        with transaction.atomic():
            review = Review.objects.create(
                order=order,
                line_id=line_id if role == BUYER else None,
                role=role,
                author_id=author_id,
                about_id=order.seller_id if role == BUYER else order.buyer_id,
                incentive=incentive,
                written_at=now,
                shows_by=ends_at,
                **fields,
            )
    except IntegrityError as error:
        raise AlreadyWritten from error
    publish(ReviewWritten(**review.as_fact()))
    show_when_both_wrote(order=order, now=now)
    return review.pk


def checked(author_id: int, stars: int, words: str, photo_ids: Sequence[int]) -> dict[str, Any]:
    """The columns of what was written. Raises InvalidInput at "stars", "words" or "photos"."""
    if not rules.FEWEST_STARS <= stars <= rules.MOST_STARS:
        raise InvalidInput(fields={"stars": _("Please choose one to five stars.")})
    words = many_lines(words)
    if len(words) > rules.LONGEST_WORDS:
        raise InvalidInput(
            fields={"words": _("This is too long: at most %(longest)d characters.") % {"longest": rules.LONGEST_WORDS}}
        )
    photos = list(dict.fromkeys(photo_ids))
    if len(photos) > rules.MOST_PHOTOS:
        raise InvalidInput(fields={"photos": _("At most %(most)d photos, please.") % {"most": rules.MOST_PHOTOS}})
    if photos and own_among(author_id, photos) != set(photos):
        raise InvalidInput(fields={"photos": _("A photo could not be found. Please add it again.")})
    return {"stars": stars, "words": words, "photo_ids": photos}

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound, Refusal
from haat.orders.models import Review
from haat.orders.operations.write_review import checked


class AlreadyShown(Refusal):
    """What the other side has read stays as it is."""

    message = _("The other side can read this already, so it stays as it is.")


@transaction.atomic
def edit_review(
    *,
    author_id: int,
    review_id: int,
    stars: int,
    words: str = "",
    photo_ids: Sequence[int] = (),
    incentive: bool = False,
    now: datetime,
) -> None:
    """Change one's own review as long as nobody can read it. Raises NotFound, AlreadyShown, InvalidInput."""
    if not Review.objects.filter(pk=review_id, author_id=author_id).exists():
        raise NotFound
    fields = checked(author_id, stars, words, photo_ids)
    hidden_yet = Review.objects.filter(pk=review_id, shown_at__isnull=True, shows_by__gt=now)
    if not hidden_yet.update(**fields, incentive=incentive, edited_at=now):
        raise AlreadyShown

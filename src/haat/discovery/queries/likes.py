"""A person's likes as cards that say what has changed since."""

from django.utils.translation import gettext as _

from haat.discovery.models import Shelf
from haat.discovery.types import FeedPage
from haat.kernel.ui.reading import money
from haat.listings.queries import cards
from haat.social.queries import liked_ids

_PAGE = 40


def liked_page(account_id: int, *, before: int | None = None) -> FeedPage:
    """Liked things, newest like first; a fallen price is the card's reason, what was sold says so itself."""
    ids = liked_ids(account_id, "listing", before=before, limit=_PAGE)
    dropped = dict(
        Shelf.objects.filter(pk__in=ids, dropped_at__isnull=False, left_at=None).values_list("pk", "former_minor")
    )
    shown = [
        card.with_reason(_("%(amount)s less than before") % {"amount": money(former - card.price_minor, card.currency)})
        if (former := dropped.get(card.id)) and former > card.price_minor
        else card
        for card in cards(account_id, ids)
    ]
    return FeedPage(shown, str(ids[-1]) if len(ids) == _PAGE else "")

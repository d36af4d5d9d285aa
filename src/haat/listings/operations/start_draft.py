"""Start a listing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from haat.accounts.queries import require_standing
from haat.kernel.errors import Refusal
from haat.kernel.site import SITE_CURRENCY
from haat.listings.models import Listing, Variant
from haat.listings.policies import MOST_DRAFTS


class TooManyDrafts(Refusal):
    """The person keeps as many drafts as allowed."""


@transaction.atomic
def start_draft(*, seller_id: int, now: datetime) -> int:
    """An empty draft with one variant of one. Raises Suspended, Limited, TooManyDrafts."""
    require_standing(account_id=seller_id, act="sell", now=now)
    most = MOST_DRAFTS.value()
    if Listing.objects.filter(seller_id=seller_id, state="draft").count() >= most:
        raise TooManyDrafts(
            _("You have %(most)d unfinished drafts. Please publish or delete one before you start another.")
            % {"most": most}
        )
    listing = Listing.objects.create(
        seller_id=seller_id, currency=SITE_CURRENCY.value(), started_at=now, changed_at=now, state_since=now
    )
    Variant.objects.create(listing=listing)
    return listing.pk

"""Put a draft up for sale."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haat.accounts.queries import person, require_standing
from haat.kernel.errors import InvalidInput, Words
from haat.kernel.events import publish
from haat.listings.events import ListingPublished
from haat.listings.models import Listing, ListingPhoto, PhotoMatch
from haat.listings.operations.hold_listing import CannotChange, hold_listing
from haat.listings.policies import LISTED_FOR_DAYS
from haat.listings.rules.away import is_away
from haat.listings.rules.missing import missing_of
from haat.media.queries import same_photos

WORDS_OF_MISSING = {
    "photos": gettext_lazy("Please add at least one photo."),
    "title": gettext_lazy("Please give it a title of at least 3 letters."),
    "category": gettext_lazy("Please choose a category."),
    "condition": gettext_lazy("Please say in what condition it is."),
    "price_minor": gettext_lazy("Please give a price."),
}


@transaction.atomic
def publish_listing(*, seller_id: int, listing_id: int, now: datetime) -> list[int]:
    """Draft → active (or away, while the closet is). Answers the photos that somebody else showed before.

    Such photos are marked for moderators; the listing goes up all the same.
    Raises NotFound, CannotChange, Suspended, Limited, InvalidInput with everything that is missing.
    """
    require_standing(account_id=seller_id, act="sell", now=now)
    listing = hold_listing(seller_id=seller_id, listing_id=listing_id)
    if listing.state != "draft":
        raise CannotChange(_("This is already up."))
    put_up(listing=listing, now=now)
    return mark_matches(listing=listing, now=now)


def put_up(*, listing: Listing, now: datetime) -> None:
    """Make the held listing visible, its clocks started anew. Raises InvalidInput with what is missing."""
    if missing := missing_of(listing):
        wrong: dict[str, Words] = {name: WORDS_OF_MISSING[name] for name in missing}
        raise InvalidInput(fields=wrong)
    if listing.price_minor is None:
        raise AssertionError("a listing without a price is missing something")
    listing.state = "away" if is_away(person(listing.seller_id), now) else "active"
    listing.state_since = listing.published_at = listing.changed_at = now
    listing.expires_at = now + timedelta(days=LISTED_FOR_DAYS.value())
    listing.price_since = listing.price_since or now
    listing.lowest_minor = min(listing.lowest_minor or listing.price_minor, listing.price_minor)
    listing.save()
    publish(ListingPublished(listing_id=listing.pk, seller_id=listing.seller_id))


def mark_matches(*, listing: Listing, now: datetime) -> list[int]:
    """Mark photos that are somebody else's for moderators; answers those photos' ids."""
    found = {
        photo_id: same_photos(photo_id)
        for photo_id in ListingPhoto.objects.filter(listing=listing).values_list("photo_id", flat=True)
    }
    PhotoMatch.objects.bulk_create(
        [
            PhotoMatch(listing=listing, photo_id=photo_id, other_photo_id=other, found_at=now)
            for photo_id, others in found.items()
            for other in others[:1]
        ],
        ignore_conflicts=True,
    )
    return [photo_id for photo_id, others in found.items() if others]

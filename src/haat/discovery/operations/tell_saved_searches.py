from datetime import datetime, timedelta
from urllib.parse import parse_qs

from django.db import transaction

from haat.discovery.events import SavedSearchMatched
from haat.discovery.models import SavedSearch
from haat.discovery.policies import SAVED_SEARCH_MINUTES
from haat.discovery.queries.find import matches_since
from haat.discovery.queries.reader import asking
from haat.discovery.rules.asking import wish_from
from haat.kernel.events import publish
from haat.kernel.site import SITE_CURRENCY

_AT_ONCE = 500


def tell_saved_searches(*, now: datetime) -> int:
    """Look at every saved search that is due and publish what is new in it. Returns how many had something."""
    due = now - timedelta(minutes=SAVED_SEARCH_MINUTES.value())
    ids = SavedSearch.objects.filter(checked_at__lte=due, quiet_since=None).order_by("checked_at")
    return sum(_tell(pk, due, now) for pk in ids.values_list("pk", flat=True)[:_AT_ONCE])


@transaction.atomic
def _tell(saved_search_id: int, due: datetime, now: datetime) -> bool:
    """Claim one search by moving its mark, and tell what came since; a failed publish takes the claim back."""
    waiting = SavedSearch.objects.select_for_update(skip_locked=True)
    saved = waiting.filter(pk=saved_search_id, checked_at__lte=due).first()
    if saved is None:
        return False
    wish, _wrong = wish_from(parse_qs(saved.query), SITE_CURRENCY.value())
    matches = matches_since(asking(saved.account_id), wish, saved.checked_at)
    if matches is None:
        return False
    saved.checked_at = now
    saved.save(update_fields=["checked_at"])
    if not matches:
        return False
    publish(
        SavedSearchMatched(
            account_id=saved.account_id,
            saved_search_id=saved.pk,
            search_name=saved.name,
            query=saved.query,
            count=len(matches),
            listing_id=matches[0],
        )
    )
    return True

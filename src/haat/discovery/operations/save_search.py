from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.discovery.models import SavedSearch
from haat.discovery.policies import SAVED_SEARCHES_EACH
from haat.kernel.errors import InvalidInput, Refusal
from haat.kernel.text import one_line

MAX_QUERY_STRING = 600


class TooManySavedSearches(Refusal):
    """The person keeps as many searches as they may."""

    message = _("You keep as many searches as there is room for. Forget one first.")


@transaction.atomic
def save_search(*, account_id: int, name: str, query: str, now: datetime) -> int:
    """Keep a search and tell its owner of new matches from now on; the same search again is the same one.

    `query` is a query string in the order of `rules.asking.address_of`. Raises InvalidInput, TooManySavedSearches.
    """
    if not query:
        raise InvalidInput(_("Search for something first, then save it."), fields={"q": _("Type what you look for.")})
    if len(query) > MAX_QUERY_STRING:
        raise InvalidInput(_("This search has too many choices to be saved."))
    kept = SavedSearch.objects.filter(account_id=account_id, query=query).first()
    if kept is not None:
        return kept.pk
    if SavedSearch.objects.filter(account_id=account_id).count() >= SAVED_SEARCHES_EACH.value():
        raise TooManySavedSearches
    made, _created = SavedSearch.objects.get_or_create(
        account_id=account_id,
        query=query,
        defaults={"name": one_line(name)[:80] or query[:80], "saved_at": now, "checked_at": now},
    )
    return made.pk

"""Saved searches, for their owner."""

from haat.discovery.models import SavedSearch
from haat.discovery.types import SavedSearchView


def saved_searches_of(account_id: int) -> list[SavedSearchView]:
    """A person's saved searches, newest first."""
    rows = SavedSearch.objects.filter(account_id=account_id).order_by("-pk")
    return [SavedSearchView(row.pk, row.name, row.query, row.quiet_since is None) for row in rows]

"""Facts about finding things."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@fact
@dataclass(frozen=True, kw_only=True)
class SavedSearchMatched(Event):
    """New things match somebody's saved search: how many, and the newest of them. `query` opens the search."""

    name: ClassVar[str] = "discovery.saved_search_matched"
    account_id: int
    saved_search_id: int
    search_name: str
    query: str
    count: int
    listing_id: int

    @property
    def subject(self) -> str:
        return f"account:{self.account_id}"

"""Reads of discovery for anyone, fetched through the person asking."""

from haat.discovery.queries.beliefs import beliefs_of, hidden_sellers_of
from haat.discovery.queries.feed import feed_page, similar, why
from haat.discovery.queries.find import is_laid_out, search, suggest
from haat.discovery.queries.saved import saved_searches_of

__all__ = [
    "beliefs_of",
    "feed_page",
    "hidden_sellers_of",
    "is_laid_out",
    "saved_searches_of",
    "search",
    "similar",
    "suggest",
    "why",
]

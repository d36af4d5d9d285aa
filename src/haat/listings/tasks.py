"""Sweeps of listings."""

from datetime import datetime

from haat.accounts.queries import away_between
from haat.kernel.jobs import every
from haat.listings.operations.expire_listings import expire_listings
from haat.listings.operations.follow_away_dates import follow_away_dates
from haat.listings.operations.release_lapsed import release_lapsed

_PAGE = 500


@every(seconds=20)
def give_back_lapsed_reservations(now: datetime) -> None:
    release_lapsed(now=now)


@every(seconds=600)
def take_down_expired_listings(now: datetime) -> None:
    expire_listings(now=now)


@every(seconds=300)
def follow_the_calendar(now: datetime) -> None:
    """A closet's away dates begin and end by themselves."""
    after = 0
    while page := away_between(after, _PAGE):
        for closet in page:
            follow_away_dates(seller_id=closet.id, now=now)
        after = page[-1].id

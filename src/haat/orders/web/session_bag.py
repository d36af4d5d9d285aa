"""The bag of somebody who has not signed in: kept in the session, handed over at the first page after signing in."""

from dataclasses import asdict
from datetime import datetime

from django.http import HttpRequest

from haat.orders.operations.take_over_bag import take_over_bag
from haat.orders.types.bag import Wanted

_KEY = "bag"
MOST = 30


def kept(request: HttpRequest) -> list[Wanted]:
    """What the session remembers."""
    return [Wanted(**each) for each in request.session.get(_KEY, [])]


def keep(request: HttpRequest, wanted: Wanted) -> None:
    """Remember one more thing; twice is once, and beyond the limit the oldest goes."""
    others = [each for each in kept(request) if each.key != wanted.key]
    _store(request, [*others, wanted][-MOST:])


def forget(request: HttpRequest, listing_id: int, variant_id: int) -> None:
    """Remember a thing no longer."""
    _store(request, [each for each in kept(request) if each.key != (listing_id, variant_id)])


def hand_over(request: HttpRequest, now: datetime) -> None:
    """Whoever has signed in since finds the things in their own bag."""
    wanted = kept(request)
    if wanted and request.user.pk is not None:
        take_over_bag(account_id=request.user.pk, wanted=wanted, now=now)
        del request.session[_KEY]


def _store(request: HttpRequest, things: list[Wanted]) -> None:
    request.session[_KEY] = [asdict(each) for each in things]

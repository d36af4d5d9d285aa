"""The seller's desk: what is worth doing now, then what it earned."""

from datetime import UTC
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haat.accounts.queries import person
from haat.kernel import clock
from haat.kernel.site import SITE_CURRENCY
from haat.ledger.queries import balances
from haat.listings.queries import cards, closet_listing_ids, drafts_of
from haat.orders.queries import packing_list, sales_counts, sales_of, week_of

_SHOWN = 4


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Tasks first, the money after them; a card is there only when there is something to do."""
    me, now = int(request.user.pk or 0), clock.now()
    seller = person(me)
    zone = ZoneInfo(seller.time_zone) if seller.time_zone else UTC
    counts = sales_counts(me)
    drafts = drafts_of(me)
    active = closet_listing_ids(me, me, state="active", before=None, limit=12)
    things = cards(me, active)
    liked = sorted((card for card in things if card.like_count), key=lambda card: -card.like_count)
    context = {
        "seller": seller,
        "hello": _greeting(now.astimezone(zone).hour) % {"name": seller.display_name},
        "packing": packing_list(me, limit=_SHOWN) if counts["pack"] else [],
        "shipping": sales_of(me, "ship", limit=_SHOWN) if counts["ship"] else [],
        "counts": counts,
        "drafts": drafts[:_SHOWN],
        "liked": liked[:1],
        "has_things": bool(things),
        "week": week_of(me, zone=zone, now=now),
        "balances": balances(me, SITE_CURRENCY.value()),
    }
    context["tasks"] = sum(bool(context[name]) for name in ("packing", "shipping", "drafts"))
    return render(request, "pages/desk.html", context)


def _greeting(hour: int) -> str:
    if 5 <= hour < 12:
        return _("Good morning, %(name)s")
    return _("Good afternoon, %(name)s") if 12 <= hour < 17 else _("Good evening, %(name)s")

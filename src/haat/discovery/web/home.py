"""The first screen: an endless feed worth walking through."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haat.discovery.queries import feed_page
from haat.discovery.types import TABS, FeedPage
from haat.discovery.web.asking import who_asks
from haat.discovery.web.columns import first_of, heights_of, in_columns
from haat.kernel import clock
from haat.kernel.ui.pages import page as drawn


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else TABS[0]
    cursor = request.GET.get("cursor", "")
    who = who_asks(request)
    page = feed_page(who, tab=tab, cursor=cursor, now=clock.now())
    return drawn(
        request,
        "discovery/more.html" if request.headers.get("HX-Request") and cursor else "discovery/home.html",
        {"tab": tab, "feed": page, "later": bool(cursor), "who": who, "is_end": not page.next_cursor},
        follows=lambda: _laid_out(request, tab, page),
    )


def _laid_out(request: HttpRequest, tab: str, page: FeedPage) -> dict[str, Any]:
    """The things in columns, the tabs, and where the walk goes on."""
    columns = in_columns(page.cards, page.introduction, heights=heights_of(request), first=first_of(request))
    onward = {"tab": tab, "cursor": page.next_cursor, "h": columns["heights"], "n": columns["following"]}
    more = f"{reverse('home')}?{urlencode(onward)}" if page.next_cursor else ""
    return {"tabs": _tabs(), "more": more, **columns}


def _tabs() -> list[tuple[str, str]]:
    names = (_("For you"), _("Following"), _("My size"), _("Near me"), _("Just in"), _("New sellers"))
    return list(zip(TABS, names, strict=True))

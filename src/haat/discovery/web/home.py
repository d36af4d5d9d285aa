"""The first screen: an endless feed worth walking through."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haat.discovery.queries import feed_page
from haat.discovery.types import TABS
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
    context = in_columns(page.cards, page.introduction, heights=heights_of(request), first=first_of(request))
    onward = {"tab": tab, "cursor": page.next_cursor, "h": context["heights"], "n": context["following"]}
    context |= {
        "tab": tab,
        "tabs": _tabs(),
        "more": f"{reverse('home')}?{urlencode(onward)}" if page.next_cursor else "",
        "later": bool(cursor),
        "who": who,
        "is_end": not page.next_cursor,
    }
    return drawn(
        request,
        "discovery/more.html" if request.headers.get("HX-Request") and cursor else "discovery/home.html",
        context,
    )


def _tabs() -> list[tuple[str, str]]:
    names = (_("For you"), _("Following"), _("My size"), _("Near me"), _("Just in"), _("New sellers"))
    return list(zip(TABS, names, strict=True))

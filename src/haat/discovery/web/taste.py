"""Why something is shown, what is believed, and how a person changes it."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haat.discovery.operations.adopt_taste import adopt_taste
from haat.discovery.operations.clear_taste import clear_taste
from haat.discovery.operations.record_views import MAX_BATCH, record_views
from haat.discovery.operations.show_less import show_less
from haat.discovery.queries import beliefs_of, hidden_sellers_of, why
from haat.discovery.queries.lexicon import label_of
from haat.discovery.queries.words import told
from haat.discovery.web.asking import visitor_left_behind, who_acts, who_asks
from haat.kernel import clock


@require_safe
def why_this(request: HttpRequest, listing_id: int) -> HttpResponse:
    who = who_asks(request)
    card, causes = why(who, listing_id, now=clock.now())
    rows = [(*told(cause, card.seller, card.currency), round(cause.strength * 100)) for cause in causes]
    knows_size = any(cause.code == "size" for cause in causes)
    return render(request, "discovery/why.html", {"card": card, "rows": rows, "knows_size": knows_size})


@require_POST
def less(request: HttpRequest, listing_id: int) -> HttpResponse:
    of = "seller" if request.POST.get("of") == "seller" else "thing"
    show_less(owner=who_acts(request).owner, listing_id=listing_id, of=of, now=clock.now())
    text = (
        _("You will not see this closet in your feed any more.")
        if of == "seller"
        else _("You will see less like this.")
    )
    messages.success(request, text)
    return redirect("home")


@require_http_methods(["GET", "POST"])
def taste_page(request: HttpRequest) -> HttpResponse:
    who = who_asks(request)
    beliefs = beliefs_of(who.owner, now=clock.now())
    hidden = hidden_sellers_of(who.owner)
    status = 200
    if request.method == "POST":
        if _forget(request, who.owner, {f"{each.kind}:{each.value}" for each in beliefs}, {each.id for each in hidden}):
            return redirect("taste")
        status = 422
    context = {
        "is_unknown": status == 422,
        "likes": [(belief, round(belief.strength * 100)) for belief in beliefs if belief.strength > 0],
        "dislikes": [belief for belief in beliefs if belief.strength < 0],
        "hidden": hidden,
        "sizes": [(group, label_of("size", size)) for group, size in who.sizes if size],
        "city": who.city,
    }
    return render(request, "discovery/taste.html", context, status=status)


def _forget(request: HttpRequest, owner: str, beliefs: set[str], hidden: set[int]) -> bool:
    """What the pressed button names: one belief, one closet, or everything; whether it is there."""
    feature, seller = request.POST.get("feature"), request.POST.get("seller")
    if seller is not None:
        number = int(seller) if seller.isascii() and seller.isdigit() and len(seller) < 19 else 0
        if number not in hidden:
            return False
        clear_taste(owner=owner, feature="-", seller_id=number)
        return True
    if feature is not None and feature not in beliefs:
        return False
    clear_taste(owner=owner, feature=feature or "")
    return True


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """What was on the screen and what was opened: {"shown": [ids], "opened": [ids]}, at most 100 of each."""
    try:
        body = json.loads(request.body[:20_000] or b"{}")
        shown, opened = (_ids(body.get(name, [])) for name in ("shown", "opened"))
    except (ValueError, AttributeError, RecursionError):
        return HttpResponse(status=422)
    who, now = who_acts(request), clock.now()
    if left := visitor_left_behind(request):
        adopt_taste(account_id=request.user.pk or 0, visitor=left, now=now)
    record_views(owner=who.owner, shown=shown, opened=opened, now=now)
    return HttpResponse(status=204)


def _ids(values: object) -> list[int]:
    if not isinstance(values, list):
        raise ValueError("a list of ids")
    return [value for value in values[:MAX_BATCH] if type(value) is int and 0 < value < 2**63]

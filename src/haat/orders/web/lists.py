"""What I bought, what I sold, what is to be packed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from haat.kernel import clock
from haat.orders.operations.pack_orders import pack_orders
from haat.orders.queries import orders_of, packing_list, packing_slips, sales_counts, sales_of
from haat.orders.web import words

PAGE = 30


@login_required
@require_safe
def bought(request: HttpRequest) -> HttpResponse:
    """Everything I ordered, newest first."""
    rows = orders_of(int(request.user.pk or 0), before=_before(request), limit=PAGE + 1)
    shown = rows[:PAGE]
    context = {
        "rows": [words.row(each, selling=False) for each in shown],
        "more": len(rows) > PAGE,
        "last": shown[-1].id if shown else None,
    }
    return render(request, "orders/bought.html", context)


@login_required
@require_safe
def sold(request: HttpRequest) -> HttpResponse:
    """Everything I sold, by what is to be done with it; the packing list holds confirmed orders only [COD-3]."""
    me = int(request.user.pk or 0)
    counts = sales_counts(me)
    shelf = request.GET.get("shelf", "")
    if shelf not in words.SHELVES:
        shelf = next((name for name in words.SHELVES if counts[name]), "pack")
    rows = packing_list(me) if shelf == "pack" else sales_of(me, shelf, before=_before(request), limit=PAGE + 1)
    more = shelf != "pack" and len(rows) > PAGE
    shown = rows[:PAGE] if more else rows
    context = {
        "rows": [words.row(each, selling=True) for each in shown],
        "more": more,
        "last": shown[-1].id if shown else None,
        "shelf": shelf,
        "shelves": [(name, label, counts[name]) for name, label in words.SHELVES.items()],
        "waiting": counts["waiting"],
    }
    return render(request, "orders/sold.html", context)


@login_required
@require_POST
def pack(request: HttpRequest) -> HttpResponse:
    """Several parcels are packed."""
    packed = pack_orders(
        seller_id=int(request.user.pk or 0), order_ids=_ids(request.POST.getlist("order")), now=clock.now()
    )
    if packed:
        told = ngettext("%(n)d parcel is packed.", "%(n)d parcels are packed.", packed)
        messages.success(request, told % {"n": packed})
    return redirect("desk" if request.POST.get("back") == "desk" else f"{reverse('sales')}?shelf=pack")


@login_required
@require_safe
def slips(request: HttpRequest) -> HttpResponse:
    """Packing slips to print: the chosen orders, or all that are to be packed."""
    me, now = int(request.user.pk or 0), clock.now()
    chosen = _ids(request.GET.getlist("order")) or [row.id for row in packing_list(me)]
    return render(request, "orders/slips.html", {"orders": packing_slips(me, chosen, now=now)})


def _ids(texts: list[str]) -> list[int]:
    return [int(text) for text in texts[:100] if text.isascii() and text.isdigit() and len(text) < 18]


def _before(request: HttpRequest) -> int | None:
    return next(iter(_ids([request.GET.get("before", "")])), None)

"""What a person likes, on one shelf."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from haat.discovery.queries.likes import liked_page
from haat.discovery.web.columns import first_of, heights_of, in_columns


@login_required
@require_safe
def likes(request: HttpRequest) -> HttpResponse:
    assert request.user.pk is not None
    before = request.GET.get("before", "")
    start = int(before) if before.isascii() and before.isdigit() and len(before) <= 18 else None
    page = liked_page(request.user.pk, before=start)
    context = in_columns(page.cards, heights=heights_of(request), first=first_of(request))
    context["more"] = (
        f"{reverse('likes')}?before={page.next_cursor}&h={context['heights']}&n={context['following']}"
        if page.next_cursor
        else ""
    )
    context["later"] = start is not None
    if request.headers.get("HX-Request") and "h" in request.GET:
        return render(request, "discovery/more.html", context)
    return render(request, "discovery/likes.html", context)

"""Saved searches: kept, listed, forgotten."""

from urllib.parse import parse_qs

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from haat.discovery.operations.forget_search import forget_search
from haat.discovery.operations.save_search import save_search
from haat.discovery.queries import saved_searches_of
from haat.discovery.rules.asking import address_of
from haat.kernel import clock


@login_required
@require_http_methods(["GET", "POST"])
def saved_searches(request: HttpRequest) -> HttpResponse:
    assert request.user.pk is not None
    if request.method == "POST":
        typed = request.POST.get("query", "")[:2000]
        query = address_of(parse_qs(typed), page=None, sort=None)
        save_search(account_id=request.user.pk, name=request.POST.get("name", ""), query=query, now=clock.now())
        messages.success(request, _("Saved. We tell you when something new matches."))
        return redirect(f"{reverse('search')}?{query}")
    return render(request, "discovery/saved.html", {"saved": saved_searches_of(request.user.pk)})


@login_required
@require_POST
def forget(request: HttpRequest, saved_search_id: int) -> HttpResponse:
    assert request.user.pk is not None
    forget_search(account_id=request.user.pk, saved_search_id=saved_search_id)
    return redirect("saved_searches")

"""What happens to an act of somebody who is not signed in (any more): it waits until they are.

A form that was typed into comes back filled in; a press of a button (like, follow) is done after signing in. Both
wait in the session of the same browser, after the token check of the first request, so that no foreign page can make
somebody do a thing by sending them to sign in. Files and passwords do not wait.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponseBase]
_LONGEST = 60_000
_TYPED, _ACT = "typed", "act_after_sign_in"


def signed_in(view: View) -> View:
    """For people who are signed in; others sign in first and find their form as they typed it (`typed_before`)."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep(request, _TYPED)
        return _to_sign_in(request, request.get_full_path())

    return wrapper


def after_sign_in(view: View) -> View:
    """For buttons that only POST: pressed by somebody who is not signed in, it is done once they are."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated or request.method != "POST":
            return view(request, *args, **kwargs)
        _keep(request, _ACT)
        return _to_sign_in(request, resolve_url("resume"))

    wrapper.resumable = True  # type: ignore[attr-defined]
    return wrapper


def typed_before(request: HttpRequest) -> dict[str, Any]:
    """What was typed into this page's form before its session ended: initial values, once."""
    kept = request.session.get(_TYPED)
    if not kept or kept["path"] != request.path:
        return {}
    del request.session[_TYPED]
    body = QueryDict(kept["body"])
    return {name: values if len(values) > 1 else values[0] for name, values in body.lists()}


@never_cache
def resume(request: HttpRequest) -> HttpResponseBase:
    """Do what was pressed before signing in, and go back to where it was pressed."""
    kept = request.session.pop(_ACT, None)
    if not request.user.is_authenticated or not kept:
        return HttpResponseRedirect("/")
    try:
        match = resolve(kept["path"])
    except Resolver404:
        return HttpResponseRedirect("/")
    if not getattr(match.func, "resumable", False):
        return HttpResponseRedirect("/")
    request.method = "POST"
    request.POST = QueryDict(kept["body"])
    request.path = request.path_info = kept["path"]
    request.resolver_match = match
    return match.func(request, *match.args, **match.kwargs)


def way_back(request: HttpRequest, otherwise: str = "/") -> str:
    """Where the person was: the form's `next`, else the page that sent it; never another site."""
    told = request.POST.get("next") or request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(told, {request.get_host()}, require_https=request.is_secure()):
        return otherwise
    parts = urlsplit(told)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _keep(request: HttpRequest, name: str) -> None:
    body = request.POST.copy()
    for field in [field for field in body if field == "csrfmiddlewaretoken" or "password" in field]:
        del body[field]
    if name == _ACT:
        body["next"] = way_back(request)
    if len(encoded := body.urlencode()) <= _LONGEST:
        request.session[name] = {"path": request.path, "body": encoded}


def _to_sign_in(request: HttpRequest, next_url: str) -> HttpResponse:
    address = f"{resolve_url('account_login')}?{urlencode({'next': next_url})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)

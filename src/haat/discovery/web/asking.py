"""Who asks, from the request alone."""

import uuid

from django.http import HttpRequest

from haat.discovery.queries.reader import Asking

_VISITOR = "visitor"


def who_asks(request: HttpRequest) -> Asking:
    """The signed-in person with city and sizes, or a visitor, known by their session once something was learned."""
    visitor = request.session.get(_VISITOR, "")
    if not request.user.is_authenticated:
        return Asking(None, f"v:{visitor}" if visitor else "")
    return Asking(request.user.pk, f"a:{request.user.pk}", request.user.city, tuple(request.user.sizes.items()))


def who_acts(request: HttpRequest) -> Asking:
    """As `who_asks`; a visitor without a name in their session gets one now."""
    if not request.user.is_authenticated and _VISITOR not in request.session:
        request.session[_VISITOR] = uuid.uuid4().hex[:24]
    return who_asks(request)


def visitor_left_behind(request: HttpRequest) -> str:
    """The visitor that a person was before they signed in, told once; "" when there is none."""
    if not request.user.is_authenticated or _VISITOR not in request.session:
        return ""
    return f"v:{request.session.pop(_VISITOR)}"

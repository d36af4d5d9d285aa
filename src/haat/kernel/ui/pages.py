"""Pages that strangers read: drawn once for the same values.

Whoever is not signed in reads what everybody else reads. What a page shows is asked anew each time, so that no price is
old and nothing is for sale that is sold; only the drawing is kept (see `keeping`), under all that it depends on.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject

from haat.kernel.ui import keeping, reading
from haat.kernel.ui.context import site


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    follows: Callable[[], Mapping[str, Any]] = dict,
    status: int = 200,
) -> HttpResponse:
    """As Django's `render`, for pages that many strangers open. Values that cannot be compared are drawn each time.

    `follows` gives what follows from the context and the address alone; it is asked when the page is drawn.
    """
    if request.user.is_authenticated or len(get_messages(request)):
        return render(request, template, {**context, **follows()}, status=status)
    market = site(request)["market"]
    look = [market[name] for name in ("name", "logo", "currency", "language", "languages", "theme")]
    place = template, request.get_full_path(), *reading.reads()

    def draw() -> str:
        return render_to_string(template, {**context, **follows(), "csrf_token": keeping.TOKEN}, request)

    token = SimpleLazyObject(lambda: get_token(request))
    return HttpResponse(keeping.piece(place, [look, dict(context)], draw, token), status=status)

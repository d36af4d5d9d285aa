"""How a person reads the site: language and theme, kept in a cookie and, when signed in, on the account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from haat.kernel.site import SITE_LANGUAGES
from haat.kernel.ui.context import THEME_COOKIE, THEMES, keep_choice

_YEAR = 365 * 24 * 3600


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose a language; an unknown one changes nothing."""
    chosen = request.POST.get("language", "")
    response = _back(request)
    if chosen in SITE_LANGUAGES.value():
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        _keep(request, "language", chosen)
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light or dark; empty follows the device."""
    chosen = request.POST.get("theme", "")
    response = _back(request)
    if chosen in THEMES:
        response.set_cookie(THEME_COOKIE, chosen, max_age=_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    _keep(request, "theme", chosen if chosen in THEMES else "")
    return response


def _keep(request: HttpRequest, name: str, value: str) -> None:
    if request.user.is_authenticated:
        keep_choice(request.user.pk, name, value)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To where the person was; never to another site."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if safe else "/")

"""The market as an app on the phone: manifest, icons, service worker, the page shown without a connection."""

import json
from hashlib import blake2s
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from haat.kernel.site import SITE_NAME, site_logo
from haat.kernel.ui.assets import asset
from haat.kernel.ui.sign import sign_png, sign_svg

_HOUR = 3600
ICON_SIZES = (48, 180, 192, 512)


@require_safe
@cache_control(public=True, max_age=300)
def manifest(request: HttpRequest) -> HttpResponse:
    """What the phone needs to put the market on its home screen."""
    language = (get_language() or "en").split("-")[0]
    name = SITE_NAME.value()
    return JsonResponse(
        {
            "id": "/",
            "name": name,
            "short_name": name[:12],
            "lang": language,
            "dir": "rtl" if get_language_info(language)["bidi"] else "ltr",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#FBF6EC",
            "theme_color": "#FBF6EC",
            "icons": [
                {"src": reverse("icon_png", args=[192]), "sizes": "192x192", "type": "image/png"},
                {"src": reverse("icon_png", args=[512]), "sizes": "512x512", "type": "image/png"},
                {
                    "src": reverse("icon_maskable"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "maskable",
                },
            ],
            "shortcuts": [
                {"name": _("Sell a thing"), "url": "/sell/"},
                {"name": _("Search"), "url": "/search/"},
            ],
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
@cache_control(public=True, max_age=_HOUR)
def icon_png(request: HttpRequest, size: int) -> HttpResponse:
    if size not in ICON_SIZES:
        raise Http404
    return HttpResponse(_logo_file(f"icon-{size}.png") or sign_png(size), content_type="image/png")


@require_safe
@cache_control(public=True, max_age=_HOUR)
def icon_maskable(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_logo_file("maskable.png") or sign_png(512, bleed=True), content_type="image/png")


@require_safe
@cache_control(public=True, max_age=_HOUR)
def icon_svg(request: HttpRequest) -> HttpResponse:
    """The small mark in the browser's tab: the drawn sign, or the logo as it is."""
    if mark := _logo_file("icon-192.png"):
        return HttpResponse(mark, content_type="image/png")
    return HttpResponse(sign_svg(), content_type="image/svg+xml")


def _logo_file(name: str) -> bytes | None:
    """A picture of the operator's logo; None while the drawn sign hangs or the file is lost."""
    logo = site_logo()
    path = logo.file(name) if logo else None
    return path.read_bytes() if path and path.is_file() else None


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The built worker with what it keeps: it stands at the root, so that it may speak for every page."""
    built = next((path for folder in settings.STATICFILES_DIRS if (path := Path(folder) / "sw.js").is_file()), None)
    if built is None:
        raise Http404
    code = built.read_text()
    shell = [address for address in (asset("style.css"), asset("main.ts")) if address]
    keeps = {
        "version": blake2s(json.dumps([code, shell]).encode(), digest_size=6).hexdigest(),
        "shell": [reverse("offline"), *shell],
        "offline": reverse("offline"),
        "assets": static("assets/"),
        "photos": f"{settings.MEDIA_URL}photos/",
    }
    response = HttpResponse(f"self.HAAT={json.dumps(keeps)};\n{code}", content_type="text/javascript")
    response["Service-Worker-Allowed"] = "/"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Shown by the service worker when a page cannot be fetched."""
    return render(request, "kernel/offline.html")

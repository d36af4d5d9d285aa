"""Serves renditions where no faster server stands in front."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file under photos/; an address never changes its pixels, so it may be kept for good."""
    return _kept_for_good(request, name, "photos")


def logo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The operator's mark in the top bar; another logo has another address."""
    return _kept_for_good(request, name, "logo")


def _kept_for_good(request: HttpRequest, name: str, folder: str) -> HttpResponseBase:
    response = serve(request, name, document_root=str(Path(settings.MEDIA_ROOT) / folder))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

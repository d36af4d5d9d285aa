"""Serves renditions where no faster server stands in front."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file under photos/; an address never changes its pixels, so it may be kept for good."""
    response = serve(request, name, document_root=str(Path(settings.MEDIA_ROOT) / "photos"))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

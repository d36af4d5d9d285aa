"""A number that a browser keeps, so that many accounts on one telephone are seen as one device [COD-1]."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

_NAME = "haat_device"
_YEAR = 365 * 24 * 3600


def device_of(request: HttpRequest) -> str:
    """The number of the browser; empty when it has none that we gave."""
    try:
        return request.get_signed_cookie(_NAME, default="", salt="haat.device") or ""
    except signing.BadSignature:
        return ""


def remember_device(request: HttpRequest, answer: HttpResponse) -> None:
    """Give the browser a number when it has none."""
    if not device_of(request):
        answer.set_signed_cookie(
            _NAME,
            secrets.token_hex(8),
            salt="haat.device",
            max_age=_YEAR,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )

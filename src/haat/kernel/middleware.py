"""What stands between the server and every view: the log line, and the one translation of refusals to pages."""

import time
import uuid
from collections.abc import Callable
from zoneinfo import ZoneInfo

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from haat.kernel.errors import Refusal, Unreadable
from haat.kernel.site import known_zones, site_zone
from haat.kernel.text import can_be_kept
from haat.kernel.ui.reading import Reader, read_as

GetResponse = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("haat.request")


def request_log(get_response: GetResponse) -> GetResponse:
    """One structured line a request, with an id that is also sent to the browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex[:12]
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        try:
            response = get_response(request)
            log.info(
                "request",
                method=request.method,
                path=request.path,
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000, 1),
            )
            response["X-Request-ID"] = request_id
            return response
        finally:
            structlog.contextvars.clear_contextvars()

    return middleware


def reader(get_response: GetResponse) -> GetResponse:
    """Numbers, dates and clocks are written as the person of this request reads them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        read_as(lambda: _reader_of(request))
        return get_response(request)

    return middleware


def _reader_of(request: HttpRequest) -> Reader:
    account = request.user
    if not account.is_authenticated:
        return Reader(zone=site_zone())
    zone = getattr(account, "time_zone", "")
    return Reader(
        numerals=getattr(account, "numerals", ""), zone=ZoneInfo(zone) if zone in known_zones() else site_zone()
    )


class refusals:  # noqa: N801 - a middleware is named as it is used in the settings
    """Show a refusal that no form caught as a page of its own: plain words, right status, a way back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if can_be_kept(request.get_full_path()) or request.path.startswith("/api/"):
            return self.get_response(request)
        return render(request, "kernel/refusal.html", {"refusal": Unreadable()}, status=Unreadable.status)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return render(request, "kernel/refusal.html", {"refusal": exception}, status=exception.status)

"""What stands before and behind the pages of allauth: limits that all processes share, and honest status codes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse

from haat.kernel import clock
from haat.kernel.errors import TooMany
from haat.kernel.limits import spend

# A page's name: its word in the limit's key, how often an address and (by this field) a person may try, in which time.
LIMITS: dict[str, tuple[str, int, str, int, timedelta]] = {
    "account_login": ("sign-in", 60, "login", 20, timedelta(minutes=10)),
    "mfa_authenticate": ("sign-in", 60, "", 0, timedelta(minutes=10)),
    "mfa_login_webauthn": ("sign-in", 60, "", 0, timedelta(minutes=10)),
    "account_signup": ("sign-up", 30, "email", 10, timedelta(hours=1)),
    "account_signup_by_passkey": ("sign-up", 30, "email", 10, timedelta(hours=1)),
    "account_email_verification_sent": ("code", 30, "", 0, timedelta(hours=1)),
    "mfa_signup_webauthn": ("sign-up", 30, "", 0, timedelta(hours=1)),
    "account_reset_password": ("reset", 30, "email", 5, timedelta(hours=1)),
}


class entrance:  # noqa: N801 - a middleware is named as it is used in the settings
    """Guards the pages people come in by; a form that was refused answers 422, with what was typed still in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else None
        if request.method != "POST" or name not in LIMITS:
            return None
        word, per_address, field, per_person, per = LIMITS[name]
        now = clock.now()
        keys = [(f"{word}:{get_adapter().get_client_ip(request)}", per_address)]
        if person := request.POST.get(field, "").strip().lower()[:100]:
            keys.append((f"{word}:{person}", per_person))
        try:
            for key, at_most in keys:
                spend(key=key, at_most=at_most, per=per, now=now)
        except TooMany as refusal:
            return render(request, "kernel/refusal.html", {"refusal": refusal}, status=refusal.status)
        return None

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        form = (response.context_data or {}).get("form")
        refused = request.method == "POST" and getattr(form, "is_bound", False) and form is not None and form.errors
        if refused and response.status_code == 200:
            response.status_code = 422
        return response

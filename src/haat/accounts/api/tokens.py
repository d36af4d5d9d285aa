"""How a token becomes an account, in Django's own way (AUTHENTICATION_BACKENDS)."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from haat.accounts.operations.use_token import use_token
from haat.kernel import clock


class TokenBackend(BaseBackend):
    """`authenticate(request, api_token="haat_…")`; the account found carries `token_scopes`."""

    def authenticate(self, request: HttpRequest | None, api_token: str = "", **_: Any) -> Any:
        return use_token(token=api_token, now=clock.now()) if api_token.startswith("haat_") else None

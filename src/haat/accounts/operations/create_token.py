"""Somebody makes a token for a program: its scopes are chosen, it is shown once, only its digest is kept."""

import secrets
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.models import ApiToken
from haat.kernel.api import SCOPES
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput
from haat.kernel.text import one_line

MAX_TOKENS = 20


@transaction.atomic
def create_token(*, account_id: int, name: str, scopes: Collection[str], now: datetime) -> str:
    """The new token, "haat_" and 43 URL-safe characters. Raises InvalidInput."""
    name = one_line(name)
    if not name or len(name) > 60:
        raise InvalidInput(fields={"name": _("Give it a name of 1 to 60 characters, so that you know it later.")})
    if not scopes or not set(scopes) <= set(SCOPES):
        raise InvalidInput(fields={"scopes": _("Choose at least one thing the token may do.")})
    if ApiToken.objects.filter(account_id=account_id, revoked_at=None).count() >= MAX_TOKENS:
        raise InvalidInput(fields={"name": _("You have 20 tokens. Revoke one you no longer use first.")})
    token = f"haat_{secrets.token_urlsafe(32)}"
    digest = sha256(token.encode()).hexdigest()
    row = ApiToken.objects.create(
        account_id=account_id, name=name, digest=digest, scopes=sorted(scopes), created_at=now
    )
    record(actor_id=account_id, action="accounts.token_created", subject=f"token:{row.pk}", now=now, scopes=row.scopes)
    return token

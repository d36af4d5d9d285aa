"""A program shows a token: the account it acts for, if the token and the account are good."""

from datetime import datetime
from hashlib import sha256

from haat.accounts.models import Account, ApiToken


def use_token(*, token: str, now: datetime) -> Account | None:
    """The account with `token_scopes` set, or None. Remembers the day of the last use, once a day."""
    digest = sha256(token.encode()).hexdigest()
    row = ApiToken.objects.select_related("account").filter(digest=digest, revoked_at=None).first()
    if row is None or not row.account.is_active:
        return None
    if row.last_used_on != now.date():
        ApiToken.objects.filter(pk=row.pk).update(last_used_on=now.date())
    row.account.token_scopes = frozenset(row.scopes)
    return row.account

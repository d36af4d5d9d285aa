"""The one place where a closet's own words are written, under the race for its handle."""

from typing import Any

from django.db import IntegrityError, transaction

from haat.accounts.models import Account
from haat.accounts.operations._words import HANDLE_TAKEN
from haat.kernel.errors import InvalidInput, NotFound


def write_closet(account_id: int, **columns: Any) -> None:
    """Write columns of one account. Raises InvalidInput when another closet won the handle, NotFound without one."""
    try:
        with transaction.atomic():
            if not Account.objects.filter(pk=account_id, erased_at__isnull=True).update(**columns):
                raise NotFound
    except IntegrityError as race:
        if "a_handle_" in str(race):
            raise InvalidInput(fields={"handle": HANDLE_TAKEN}) from race
        raise

"""Write one transaction into the books, once.

One call inserts the transaction and all its entries; the database checks that they balance and that nobody is
overdrawn. No row of a platform account is touched, so sales do not wait for each other (docs/decisions/ledger.md).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.kernel.statements import rows
from haat.ledger.rules import check_entries, digest
from haat.ledger.types import Entry

_RECORD = """
SELECT ledger_record(%s, %s, %s, %s, %s, %s::jsonb, %s, %s::text[], %s::bigint[], %s::text[])
"""
_KNOWN = "SELECT id, digest FROM ledger_ledgertransaction WHERE idempotency_key = %s"


class KeyReused(Refusal):
    """The idempotency key stands for another transaction already."""

    message = _("This was already booked with other figures. Please reload the page and look again.")


class NotEnough(Refusal):
    """An account that may not go below zero would."""

    message = _("There is not enough money for this.")


def record_transaction(
    *,
    idempotency_key: str,
    kind: str,
    entries: Sequence[Entry],
    now: datetime,
    memo: str = "",
    order_id: int | None = None,
    details: Mapping[str, Any] | None = None,
) -> int:
    """The id of the transaction; the same for the same key and content, however often it is asked for.

    Raises KeyReused, NotEnough, and ValueError when the entries are no transaction at all.
    """
    moving = sorted((entry for entry in entries if entry.amount_minor), key=lambda entry: entry.account)
    check_entries(moving)
    content = digest(kind, order_id, moving)
    row: list[Any] = [idempotency_key, content, kind, order_id, memo[:200], json.dumps(dict(details or {})), now]
    columns = [
        as_array(entry.account.code for entry in moving),
        as_array(str(entry.amount_minor) for entry in moving),
        as_array(entry.currency for entry in moving),
    ]
    try:
        ((made,),) = rows(_RECORD, [*row, *columns])
    except IntegrityError as error:
        if "a_guarded_account_never_goes_below_zero" in constraint_of(error):
            raise NotEnough from error
        raise
    if made:
        return int(made)
    ((known, known_content),) = rows(_KNOWN, [idempotency_key])
    if known_content != content:
        raise KeyReused
    return int(known)


def as_array(words: Iterable[str]) -> str:
    """An array as PostgreSQL writes it; `check_entries` let only plain words through. Half as dear as the driver's."""
    return "{" + ",".join(words) + "}"


def constraint_of(error: IntegrityError) -> str:
    """The name of the constraint that refused."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", "") or ""

"""Write many transfers into the books by one call, and so by one commit."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from haat.kernel.errors import Refusal
from haat.ledger.operations.record_transaction import KeyReused, NotEnough, as_array
from haat.ledger.rules import check_entries, digest
from haat.ledger.types import Entry, Transfer

# One call holds its sellers' balances until the commit, so it is kept short.
LARGEST_CALL = 500

# The id of the transaction, or why it was refused.
Answer = int | Refusal

_RECORD_MANY = "SELECT * FROM ledger_record_many(%s::jsonb, %s, %s::int[], %s::text[], %s::bigint[], %s::text[])"


def record_transactions(*, transfers: Sequence[Transfer], now: datetime) -> list[Answer]:
    """An answer for each transfer, in their order: its id, or KeyReused or NotEnough, which the others do not feel.

    What came in by one transfer may be spent by another of the same call. A key that occurs twice is booked once, with
    the content that stands first. Raises ValueError before anything is booked when one is no transaction at all.
    """
    moving = [_moving(transfer) for transfer in transfers]
    contents = [
        digest(transfer.kind, transfer.order_id, entries) for transfer, entries in zip(transfers, moving, strict=True)
    ]
    first: dict[str, int] = {}
    for place, transfer in enumerate(transfers):
        first.setdefault(transfer.idempotency_key, place)
    places = list(first.values())
    known: dict[int, tuple[int | None, str | None]] = {}
    for start in range(0, len(places), LARGEST_CALL):
        known |= _call(places[start : start + LARGEST_CALL], transfers, moving, contents, now)
    return [
        _answer(known[first[transfer.idempotency_key]], content)
        for transfer, content in zip(transfers, contents, strict=True)
    ]


def record_all(*, transfers: Sequence[Transfer], now: datetime) -> list[int]:
    """Their ids; raises the first refusal, for a caller whose transaction is all or nothing."""
    ids = []
    for answer in record_transactions(transfers=transfers, now=now):
        if isinstance(answer, Refusal):
            raise answer
        ids.append(answer)
    return ids


def _moving(transfer: Transfer) -> list[Entry]:
    moving = [entry for entry in transfer.entries if entry.amount_minor]
    check_entries(moving)
    return moving


def _call(
    places: list[int],
    transfers: Sequence[Transfer],
    moving: list[list[Entry]],
    contents: list[str],
    now: datetime,
) -> dict[int, tuple[int | None, str | None]]:
    rows = [
        {
            "place": place,
            "key": transfers[place].idempotency_key,
            "content": contents[place],
            "kind": transfers[place].kind,
            "order": transfers[place].order_id,
            "memo": transfers[place].memo[:200],
            "details": dict(transfers[place].details),
        }
        for place in places
    ]
    entries = [(place, entry) for place in places for entry in moving[place]]
    columns = [
        as_array(str(place) for place, _ in entries),
        as_array(entry.account.code for _, entry in entries),
        as_array(str(entry.amount_minor) for _, entry in entries),
        as_array(entry.currency for _, entry in entries),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_RECORD_MANY, [json.dumps(rows), now, *columns])
        return {place: (made, content) for place, made, content in cursor.fetchall()}


def _answer(known: tuple[int | None, str | None], content: str) -> Answer:
    made, booked = known
    if made is None:
        return NotEnough()
    return made if booked == content else KeyReused()

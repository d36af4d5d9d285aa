"""Write many transfers into the books by one call, and so by one commit."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Checked:
    """A transfer that is a transaction: what moves, and the content its key stands for."""

    transfer: Transfer
    moving: Sequence[Entry]
    content: str


def check(transfer: Transfer) -> Checked:
    """Raises ValueError when it is no transaction at all."""
    moving = [entry for entry in transfer.entries if entry.amount_minor]
    check_entries(moving)
    return Checked(transfer, moving, digest(transfer.kind, transfer.order_id, moving))


def record_transactions(*, transfers: Sequence[Transfer], now: datetime) -> list[Answer]:
    """An answer for each transfer, in their order: its id, or KeyReused or NotEnough, which the others do not feel.

    What came in by one transfer may be spent by another of the same call. A key that occurs twice is booked once, with
    the content that stands first. Raises ValueError before anything is booked when one is no transaction at all.
    """
    return record_checked([check(transfer) for transfer in transfers], now)


def record_all(*, transfers: Sequence[Transfer], now: datetime) -> list[int]:
    """Their ids; raises the first refusal, for a caller whose transaction is all or nothing."""
    ids = []
    for answer in record_transactions(transfers=transfers, now=now):
        if isinstance(answer, Refusal):
            raise answer
        ids.append(answer)
    return ids


def record_checked(wanted: Sequence[Checked], now: datetime) -> list[Answer]:
    """As record_transactions, for transfers that are checked already."""
    first: dict[str, Checked] = {}
    for one in wanted:
        first.setdefault(one.transfer.idempotency_key, one)
    once = list(first.values())
    booked: dict[str, tuple[int | None, str | None]] = {}
    for start in range(0, len(once), LARGEST_CALL):
        booked |= _call(once[start : start + LARGEST_CALL], now)
    return [_answer(booked[one.transfer.idempotency_key], one.content) for one in wanted]


def _call(once: Sequence[Checked], now: datetime) -> dict[str, tuple[int | None, str | None]]:
    rows = [
        {
            "place": place,
            "key": one.transfer.idempotency_key,
            "content": one.content,
            "kind": one.transfer.kind,
            "order": one.transfer.order_id,
            "memo": one.transfer.memo[:200],
            "details": dict(one.transfer.details),
        }
        for place, one in enumerate(once)
    ]
    entries = [(place, entry) for place, one in enumerate(once) for entry in one.moving]
    columns = [
        as_array(str(place) for place, _ in entries),
        as_array(entry.account.code for _, entry in entries),
        as_array(str(entry.amount_minor) for _, entry in entries),
        as_array(entry.currency for _, entry in entries),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_RECORD_MANY, [json.dumps(rows), now, *columns])
        return {once[place].transfer.idempotency_key: (made, content) for place, made, content in cursor.fetchall()}


def _answer(known: tuple[int | None, str | None], content: str) -> Answer:
    made, booked = known
    if made is None:
        return NotEnough()
    return made if booked == content else KeyReused()

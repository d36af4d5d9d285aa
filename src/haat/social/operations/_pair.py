"""What follows, likes and blocks share: the lock of a pair, and the tallies."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from haat.social.queries import is_blocked_between
from haat.social.types import BlockedBetween, NotOneself

# Separates this use of PostgreSQL's advisory locks from any other.
_LOCK_SPACE = 0x50414952


def require_two(account_id: int, other_id: int) -> None:
    """Raise NotOneself when both are one."""
    if account_id == other_id:
        raise NotOneself(_("That is you."))


def lock_pair(account_id: int, other_id: int) -> None:
    """Hold the pair until the transaction ends: a follow cannot slip past the block that is just being made."""
    low, high = sorted((account_id, other_id))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashint8extended(%s, %s # %s))", [low, high, _LOCK_SPACE])


def require_unblocked(account_id: int, other_id: int) -> None:
    """Hold the pair and raise BlockedBetween when either has blocked the other."""
    lock_pair(account_id, other_id)
    if is_blocked_between(account_id, other_id):
        raise BlockedBetween(_("We could not find that. It may have been removed, or it may belong to somebody else."))


def insert_pair(sql: str, values: Sequence[int | str | datetime]) -> bool:
    """Run one INSERT … ON CONFLICT DO NOTHING; whether a row came."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount == 1


def count_tallies(changes: Iterable[tuple[str, int, int]]) -> None:
    """Add to tallies of (kind, subject_id); in the order of their keys, so that two never wait for each other."""
    with connection.cursor() as cursor:
        for kind, subject_id, change in sorted(changes):
            cursor.execute(
                "INSERT INTO social_tally AS t (kind, subject_id, count) VALUES (%s, %s, greatest(%s, 0)) "
                "ON CONFLICT (kind, subject_id) DO UPDATE SET count = greatest(t.count + %s, 0)",
                [kind, subject_id, change, change],
            )

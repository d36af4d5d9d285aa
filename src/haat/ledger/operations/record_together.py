"""Group commit: concurrent callers share one call and one commit, so that a hot server is not held up by the disk.

For transfers that stand alone. One that must happen with other writes (a sale with its order) belongs in their
transaction and is recorded there.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import DatabaseError, connection

from haat.ledger.operations.record_transactions import LARGEST_CALL, Answer, Checked, check, record_checked
from haat.ledger.types import Transfer


class NotAnswered(Exception):
    """The commit was broken off; whether it happened is not known. Asking again with the same key tells."""


@dataclass(eq=False, slots=True)
class _Asked:
    wanted: Checked
    now: datetime
    answer: Answer | Exception | None = None
    # Taken from the start and given back once, by whoever answers or hands over: cheaper than an Event.
    asleep: threading.Lock = field(default_factory=threading.Lock)


class GroupCommit:
    """Collects the transfers of this process's threads while a commit runs, and then commits them together.

    There is no timer and no thread of its own: the caller that finds no commit running makes one for all who wait, and
    at its end hands over to one of those who came meanwhile. Everybody is answered after the commit.
    """

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._waiting: list[_Asked] = []
        self._committing = False

    def record(self, transfer: Transfer, now: datetime) -> int:
        asked = _Asked(check(transfer), now)
        asked.asleep.acquire()
        if not connection.get_autocommit():
            raise RuntimeError("a transfer that others commit cannot be part of the caller's transaction")
        with self._gate:
            self._waiting.append(asked)
            leads, self._committing = not self._committing, True
        if not leads:
            asked.asleep.acquire()
        if asked.answer is None:
            self._commit_for_all(asked)
        if isinstance(asked.answer, int):
            return asked.answer
        raise asked.answer or NotAnswered

    def _commit_for_all(self, mine: _Asked) -> None:
        with self._gate:
            batch, self._waiting = self._waiting[:LARGEST_CALL], self._waiting[LARGEST_CALL:]
        try:
            _commit(batch)
        finally:
            for asked in batch:
                asked.answer = NotAnswered() if asked.answer is None else asked.answer
                if asked is not mine:
                    asked.asleep.release()
            # Last, so that those who were just answered may come again in time for the next commit.
            with self._gate:
                self._committing = bool(self._waiting)
                if self._waiting:
                    self._waiting[0].asleep.release()


def _commit(batch: Sequence[_Asked]) -> None:
    """One statement for all. If that fails, for whatever reason, one for each: the keys make it safe to ask again."""
    answers = _try([asked.wanted for asked in batch], max(asked.now for asked in batch))
    if isinstance(answers, list):
        for asked, answer in zip(batch, answers, strict=True):
            asked.answer = answer
        return
    for asked in batch:
        alone = _try([asked.wanted], asked.now)
        asked.answer = alone[0] if isinstance(alone, list) else alone


def _try(wanted: Sequence[Checked], now: datetime) -> list[Answer] | DatabaseError:
    try:
        return record_checked(wanted, now)
    except DatabaseError as error:
        connection.close_if_unusable_or_obsolete()
        return error


_group = GroupCommit()


def record_together(*, transfer: Transfer, now: datetime) -> int:
    """The id of the transaction, durable when it is returned; transfers of one commit bear the latest `now` of them.

    Raises KeyReused, NotEnough, ValueError when it is no transaction at all, RuntimeError inside a transaction.
    """
    return _group.record(transfer, now)

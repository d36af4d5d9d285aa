"""The statements that one connection keeps prepared, run with as little between Python and PostgreSQL as there can be.

A cursor does far more than a short statement needs: half of the time of one went there. What is used here instead is
the layer of psycopg below its cursors (`psycopg.pq`, and `psycopg.adapt` for the values).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from psycopg import Connection, OperationalError, ProgrammingError, pq
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result

# A connection that has more of them lets the oldest go. Haat has a few hundred, and each has one for a size of number.
MOST = 1_000
_PLACE = re.compile(r"%(?:\((\w+)\))?s|%%")


class PreparedStatements:
    """Belongs to one connection, and is used by one thread at a time, as the connection is."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        self._wire = connection.pgconn
        self._values = Transformer(connection)
        self._names: dict[tuple[str, tuple[int, ...]], bytes] = {}
        self._made = 0

    def run(self, sql: str, params: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows that a statement gives. Waits for them without holding up other threads.

        Raises psycopg's errors, and ProgrammingError for a statement that gives no rows.
        """
        text, named = _as_the_wire_has_it(sql)
        if isinstance(params, Mapping):
            params = [params[name] for name in named]
        if self._wire.transaction_status == pq.TransactionStatus.IDLE and not self._connection.autocommit:
            self._answer(self._wire.exec_(b"BEGIN"))
        values: Any = self._values.dump_sequence(params, _any_format(len(params)))
        key = sql, self._values.types or ()
        name = self._names.get(key) or self._prepare(key, text)
        found = self._answer(self._wire.exec_prepared(name, values, self._values.formats))
        if found.status != pq.ExecStatus.TUPLES_OK:
            raise ProgrammingError("the statement gives no rows")
        self._values.set_pgresult(found)
        return self._values.load_rows(0, found.ntuples, tuple)

    def _prepare(self, key: tuple[str, tuple[int, ...]], text: bytes) -> bytes:
        if len(self._names) >= MOST:
            self._answer(self._wire.exec_(b"DEALLOCATE " + self._names.pop(next(iter(self._names)))))
        self._made += 1
        name = b"haat_%d" % self._made
        self._answer(self._wire.prepare(name, text, key[1]))
        self._names[key] = name
        return name

    def _answer(self, result: pq.abc.PGresult) -> pq.abc.PGresult:
        if result.status in _GOOD:
            return result
        if self._wire.status != pq.ConnStatus.OK:
            raise OperationalError(self._wire.get_error_message())
        raise error_from_result(result)


_GOOD = {pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK}


@cache
def _as_the_wire_has_it(sql: str) -> tuple[bytes, tuple[str, ...]]:
    """The statement with `$1` where `%s` or `%(name)s` stands, and the names in the order of their numbers."""
    places: list[str] = []

    def place(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        if match[1] is None:
            places.append("")
            return f"${len(places)}"
        if match[1] not in places:
            places.append(match[1])
        return f"${places.index(match[1]) + 1}"

    return _PLACE.sub(place, sql).encode(), tuple(places)


@cache
def _any_format(count: int) -> list[PyFormat]:
    return [PyFormat.AUTO] * count

# ruff: noqa: S608 - statements are made of the names of columns that models declare; every value is a parameter
"""Statements of the paths that must be short, such as a checkout: the connection keeps them prepared.

The database parses and plans each of them once a connection, and Django does not compose them anew each time; such a
statement costs a third of the same one through a query set, on both sides. For everything else a query set is right.
A pooler between Haat and PostgreSQL has to know prepared statements (PgBouncer does from 1.21 on).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import Field, Model


def rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What a statement returns; one that changes things says so by RETURNING. Placeholders are `%s`."""
    # The connection itself: `django.db.connection` looks it up again for each attribute.
    db = connections[DEFAULT_DB_ALIAS]
    db.ensure_connection()
    bound: Any = ServerBindingCursor(db.connection)  # type: ignore[call-arg]
    with db.make_debug_cursor(bound) if db.queries_logged else db.make_cursor(bound) as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def load[M: Model](model: type[M], columns: tuple[str, ...], which: str, params: Sequence[Any]) -> list[M]:
    """Rows of a model with those columns; `which` is what follows WHERE."""
    known = _columns(model, columns)
    found = rows(f"SELECT {known.words} FROM {model._meta.db_table} WHERE {which}", params)
    return [known.row(model, values) for values in found]


def change[M: Model](model: type[M], columns: tuple[str, ...], sql: str, params: Sequence[Any]) -> list[M]:
    """The rows that an UPDATE, a DELETE or an INSERT touched, with those columns of them."""
    known = _columns(model, columns)
    return [known.row(model, values) for values in rows(f"{sql} RETURNING {known.words}", params)]


def store(*fresh: Model) -> None:
    """Insert rows of one model in one statement, in their order, and give each its id."""
    db = connections[DEFAULT_DB_ALIAS]
    fields, sql = _insert(type(fresh[0]), len(fresh))
    values = [field.get_db_prep_save(getattr(row, field.attname), db) for row in fresh for field in fields]
    for row, (pk,) in zip(fresh, rows(sql, values), strict=True):
        row.pk = pk
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@dataclass(frozen=True, slots=True)
class _Columns:
    """Some columns of a model: as a statement names them, as the model does, and those that are read otherwise."""

    words: str
    names: list[str]
    readers: list[tuple[int, Callable[[Any, None, Any], Any]]]

    def row[M: Model](self, model: type[M], values: Sequence[Any]) -> M:
        if self.readers:
            values = list(values)
            for place, read in self.readers:
                values[place] = read(values[place], None, connections[DEFAULT_DB_ALIAS])
        return model.from_db(DEFAULT_DB_ALIAS, self.names, values)


@cache
def _columns(model: type[Model], columns: tuple[str, ...]) -> _Columns:
    fields = [field for field in model._meta.concrete_fields if field.attname in columns]
    if len(fields) != len(columns):
        raise ValueError(f"{model.__name__} has not all of {columns}")
    readers = [(place, field.from_db_value) for place, field in enumerate(fields) if hasattr(field, "from_db_value")]
    return _Columns(_words(fields), [field.attname for field in fields], readers)


@cache
def _insert(model: type[Model], count: int) -> tuple[list[Field], str]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    line = f"({', '.join(['%s'] * len(fields))})"
    table = model._meta.db_table
    return fields, f"INSERT INTO {table} ({_words(fields)}) VALUES {', '.join([line] * count)} RETURNING id"


def _words(fields: Sequence[Field]) -> str:
    return ", ".join(f'"{field.column}"' for field in fields)

# ruff: noqa: S608 - statements are made of the names of columns that models declare; every value is a parameter
"""Statements of the paths that must be short, such as a checkout: the connection keeps them prepared.

The database parses and plans each of them once a connection, and Django does not compose them anew each time; such a
statement costs a third of the same one through a query set, on both sides. For everything else a query set is right.
A pooler between Haat and PostgreSQL has to know prepared statements (PgBouncer does from 1.21 on).
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import Field, Model


def rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What a statement returns; one that changes things says so by RETURNING. Placeholders are `%s`."""
    connection.ensure_connection()
    bound: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]
    with connection.make_debug_cursor(bound) if connection.queries_logged else connection.make_cursor(bound) as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def load[M: Model](model: type[M], columns: tuple[str, ...], which: str, params: Sequence[Any]) -> list[M]:
    """Rows of a model with those columns; `which` is what follows WHERE."""
    fields, names = _columns(model, columns)
    return [
        _row(model, fields, row) for row in rows(f"SELECT {names} FROM {model._meta.db_table} WHERE {which}", params)
    ]


def change[M: Model](model: type[M], columns: tuple[str, ...], sql: str, params: Sequence[Any]) -> list[M]:
    """The rows that an UPDATE, a DELETE or an INSERT touched, with those columns of them."""
    fields, names = _columns(model, columns)
    return [_row(model, fields, row) for row in rows(f"{sql} RETURNING {names}", params)]


def store(*fresh: Model) -> None:
    """Insert rows of one model in one statement, in their order, and give each its id."""
    fields, sql = _insert(type(fresh[0]), len(fresh))
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for row in fresh for field in fields]
    for row, (pk,) in zip(fresh, rows(sql, values), strict=True):
        row.pk = pk
        row._state.adding, row._state.db = False, "default"


@cache
def _columns(model: type[Model], columns: tuple[str, ...]) -> tuple[list[Field], str]:
    fields = [field for field in model._meta.concrete_fields if field.attname in columns]
    if len(fields) != len(columns):
        raise ValueError(f"{model.__name__} has not all of {columns}")
    return fields, _names(fields)


@cache
def _insert(model: type[Model], count: int) -> tuple[list[Field], str]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    line = f"({', '.join(['%s'] * len(fields))})"
    table = model._meta.db_table
    return fields, f"INSERT INTO {table} ({_names(fields)}) VALUES {', '.join([line] * count)} RETURNING id"


def _names(fields: Sequence[Field]) -> str:
    return ", ".join(f'"{field.column}"' for field in fields)


def _row[M: Model](model: type[M], fields: list[Field], row: tuple[Any, ...]) -> M:
    values = [_read(field, value) for field, value in zip(fields, row, strict=True)]
    return model.from_db("default", [field.attname for field in fields], values)


def _read(field: Field, value: Any) -> Any:
    convert = getattr(field, "from_db_value", None)
    return convert(value, None, connection) if convert else value

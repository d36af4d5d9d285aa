# ruff: noqa: S608 - statements are made of the names of columns that models declare; every value is a parameter
"""Statements that are written once in the life of a process, and that each connection keeps prepared.

Django writes the SQL of a query set anew whenever it is asked, and the database parses and plans it anew: together
that costs more than the answer. A hot read is a query set of values, built once, with `Given` where a value belongs:

    _shown = Prepared(lambda: Listing.objects.filter(AnyOf("pk", "ids")).values_list("pk", "title"))
    _shown(ids=[1, 2, 3])

A path that must be short, such as a checkout, says its SQL itself: `rows`, `load`, `change`, `store`. For everything
else a query set is right. A pooler between Haat and PostgreSQL has to know prepared statements (PgBouncer does from
1.21 on).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import BooleanField, Expression, F, Field, Func, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from psycopg.sql import Literal

from haat.kernel.prepared import PreparedStatements


def rows(sql: str, params: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What a statement returns; one that changes things says so by RETURNING. Placeholders are `%s` or `%(name)s`."""
    # The connection itself: `django.db.connection` looks it up again for each attribute.
    db = connections[DEFAULT_DB_ALIAS]
    db.close_if_health_check_failed()
    db.ensure_connection()
    if db.queries_logged or db.execute_wrappers:
        bound: Any = ServerBindingCursor(db.connection)  # type: ignore[call-arg]
        with db.make_debug_cursor(bound) as watched:
            watched.execute(sql, params)
            return watched.fetchall()
    # What Django's own cursor does around a statement, without making one for each.
    db.validate_no_broken_transaction()
    with db.wrap_database_errors:
        return _kept(db.connection).run(sql, params)


def _kept(connection: Any) -> PreparedStatements:
    """What a connection keeps prepared; it holds it, so that both go together."""
    kept = getattr(connection, "kept", None)
    if kept is None:
        kept = connection.kept = PreparedStatements(connection)
    return kept


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


def store_family(parent: Model, link: str, *kin: Sequence[Model]) -> None:
    """Insert a row and the rows that belong to it by their column `link`, groups of one model each; one statement.

    Each gets its id. The database looks at foreign keys at the end of the transaction, as it does with us always.
    """
    db = connections[DEFAULT_DB_ALIAS]
    groups = [group for group in kin if group]
    fields, sql = _family(type(parent), link, tuple((type(group[0]), len(group)) for group in groups))
    members = [[parent], *groups]
    values = [
        field.get_db_prep_save(getattr(row, field.attname), db)
        for group, columns in zip(members, fields, strict=True)
        for row in group
        for field in columns
    ]
    ((pk, *kin_pks),) = rows(sql, values)
    for group, pks in zip(members, [[pk], *kin_pks], strict=True):
        for row, row_pk in zip(group, pks, strict=True):
            row.pk = row_pk
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
            if row is not parent:
                setattr(row, link, pk)


class Given(Expression):
    """The place of a value that is named when the query is run."""

    def __init__(self, name: str, output_field: Any = None) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class AnyOf(Func):
    """Whether a column is one of a list of values that is named when the query is run."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("

    def __init__(self, column: str, name: str) -> None:
        super().__init__(F(column), Given(name, BooleanField()), output_field=BooleanField())


class Prepared[Row]:
    """A queryset of values, compiled at its first use. Called with the values of its `Given`s it gives the rows.

    What it says without a `Given` stands in the statement itself, so that a plan for any values may use an index that
    holds only some rows (`WHERE state = 'active'`).
    """

    def __init__(self, build: Callable[[], "QuerySet[Any, Row]"]) -> None:
        self._build = build
        self._written: tuple[str, tuple[str, ...], SQLCompiler, Any] | None = None

    def __call__(self, **given: Any) -> list[Row]:
        sql, names, compiler, converters = self._written or self._write()
        found: list[Any] = rows(sql, [given[name] for name in names])
        if converters:
            found = [tuple(row) for row in compiler.apply_converters(found, converters)]
        return found

    def _write(self) -> tuple[str, tuple[str, ...], SQLCompiler, Any]:
        compiler = self._build().query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        db = connections[DEFAULT_DB_ALIAS]
        db.ensure_connection()
        said = (
            "%s" if isinstance(one, Given) else Literal(one).as_string(db.connection).replace("%", "%%")
            for one in parameters
        )
        names = tuple(one.name for one in parameters if isinstance(one, Given))
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        self._written = sql.replace("%%", "%%%%") % tuple(said), names, compiler, converters
        return self._written


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


@cache
def _family(parent: type[Model], link: str, kin: tuple[tuple[type[Model], int], ...]) -> tuple[list[list[Field]], str]:
    """The columns to be given of each model, and the statement: the parent first, the others with its id."""
    columns, first = _insert(parent, 1)
    fields, parts, answers = [columns], [f"parent AS ({first})"], ["(SELECT id FROM parent)"]
    for number, (model, count) in enumerate(kin):
        own = [field for field in model._meta.concrete_fields if not field.primary_key and field.attname != link]
        line = f"((SELECT id FROM parent), {', '.join(['%s'] * len(own))})"
        parts.append(
            f'kin{number} AS (INSERT INTO {model._meta.db_table} ("{link}", {_words(own)})'
            f" VALUES {', '.join([line] * count)} RETURNING id)"
        )
        fields.append(own)
        answers.append(f"ARRAY(SELECT id FROM kin{number} ORDER BY id)")
    return fields, f"WITH {', '.join(parts)} SELECT {', '.join(answers)}"


def _words(fields: Sequence[Field]) -> str:
    return ", ".join(f'"{field.column}"' for field in fields)

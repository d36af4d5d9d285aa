"""Queries whose statement is written once in the life of a process, and run with other values each time.

Django writes the SQL of a queryset anew whenever it is asked, which costs more than the database does. A page's hot
queries are the same statement every time: they are built once with `Given("name")` where a value belongs.

    _shown = Prepared(lambda: Listing.objects.filter(AnyOf("pk", "ids")).values_list("pk", "title"))
    _shown(ids=[1, 2, 3])
"""

from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, Expression, F, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler


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
    """A queryset of values, compiled at its first use. Called with the values of its `Given`s it gives the rows."""

    def __init__(self, build: Callable[[], "QuerySet[Any, Row]"]) -> None:
        self._build = build
        self._written: tuple[str, tuple[Any, ...], SQLCompiler, Any] | None = None

    def __call__(self, **given: Any) -> list[Row]:
        sql, parameters, compiler, converters = self._written or self._write()
        values = [given[one.name] if isinstance(one, Given) else one for one in parameters]
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, values)
            rows: list[Any] = cursor.fetchall()
        if converters:
            rows = [tuple(row) for row in compiler.apply_converters(rows, converters)]
        return rows

    def _write(self) -> tuple[str, tuple[Any, ...], SQLCompiler, Any]:
        compiler = self._build().query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        self._written = sql, tuple(parameters), compiler, converters
        return self._written

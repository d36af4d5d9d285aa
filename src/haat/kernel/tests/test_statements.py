import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from haat.kernel import statements
from haat.kernel.models import OutboxEvent, PolicyValue
from haat.kernel.statements import AnyOf, Given, Prepared
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def a_value(name, value):
    return PolicyValue(name=name, value=value, changed_by=0, changed_at=NOW)


def test_what_is_stored_is_read_again_with_its_ids_in_order():
    first, second = a_value("a", {"words": ["Haus", "گھر"]}), a_value("b", 7)
    statements.store(first, second)
    assert PolicyValue.objects.get(pk=first.pk).value == {"words": ["Haus", "گھر"]}
    read = statements.load(PolicyValue, ("id", "value"), "id = ANY(%s::bigint[]) ORDER BY id", [[first.pk, second.pk]])
    assert [(row.pk, row.value) for row in read] == [(first.pk, first.value), (second.pk, 7)]


def test_a_change_gives_back_what_it_touched():
    fact = OutboxEvent.objects.create(name="a", subject="thing:1", payload={"one": 1})
    sql = "UPDATE kernel_outboxevent SET subject = %s WHERE id = %s"
    (changed,) = statements.change(OutboxEvent, ("id", "subject", "payload"), sql, ["thing:2", fact.pk])
    assert (changed.pk, changed.subject, changed.payload) == (fact.pk, "thing:2", {"one": 1})
    assert statements.change(OutboxEvent, ("id",), sql, ["thing:2", fact.pk + 1]) == []


def test_what_the_database_refuses_is_an_error_as_of_a_query_set():
    value = a_value("a", 1)
    statements.store(value)
    with pytest.raises(IntegrityError), transaction.atomic():
        statements.rows("UPDATE kernel_policyvalue SET name = NULL WHERE id = %s RETURNING id", [value.pk])
    assert PolicyValue.objects.get(pk=value.pk).name == "a"


def test_statements_are_counted_among_the_queries(django_assert_num_queries):
    with django_assert_num_queries(1):
        statements.rows("SELECT %s::int", [1])


def test_a_column_that_is_not_there_is_told():
    with pytest.raises(ValueError, match="PolicyValue"):
        statements.load(PolicyValue, ("id", "nothing"), "true", [])


@pytest.fixture
def rows(db):
    for number in range(4):
        PolicyValue.objects.create(name=f"p{number}", value={"n": [number]}, changed_by=1, changed_at=NOW)


def test_each_call_has_its_own_values(rows):
    named = Prepared(lambda: PolicyValue.objects.filter(name=Given("name")).values_list("name", "value"))
    assert named(name="p1") == [("p1", {"n": [1]})]
    assert named(name="p2") == [("p2", {"n": [2]})]
    assert named(name="' OR true --") == []


def test_a_list_of_values_is_one_value(rows):
    some = Prepared(lambda: PolicyValue.objects.filter(AnyOf("name", "names")).order_by("name").values_list("name"))
    assert some(names=["p3", "p0", "nobody"]) == [("p0",), ("p3",)]
    assert some(names=[]) == []


def test_it_is_built_once_and_asks_one_question_each_time(rows, django_assert_num_queries):
    built = []

    def build():
        built.append(1)
        return PolicyValue.objects.filter(changed_at__lte=Given("now")).values_list("name")

    asked = Prepared(build)
    with django_assert_num_queries(2):
        assert len(asked(now=NOW)) == 4
        assert asked(now=datetime(2020, 1, 1, tzinfo=UTC)) == []
    assert built == [1]


def test_a_value_that_was_not_given_is_an_error(rows):
    named = Prepared(lambda: PolicyValue.objects.filter(name=Given("name")).values_list("name"))
    with pytest.raises(KeyError):
        named()


def test_what_is_said_at_once_stands_in_the_statement(rows):
    odd = '100 % it\'s \\ "so"'
    PolicyValue.objects.create(name=odd, value=1, changed_by=1, changed_at=NOW)
    said = Prepared(
        lambda: PolicyValue.objects.filter(name=odd, name__contains="0 %", changed_by=Given("by")).values_list("name")
    )
    assert said(by=1) == [(odd,)]
    assert said(by=2) == []


def test_a_closed_connection_is_let_go_with_its_cursor():
    def use_and_close():
        assert statements.rows("SELECT %s::int", [7]) == [(7,)]
        left = weakref.ref(connection.connection)
        connection.close()
        gc.collect()
        alive = left()
        assert statements.rows("SELECT %s::int", [8]) == [(8,)]
        connection.close()
        return alive

    # A thread has connections of its own, which no test before this one may still hold.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(use_and_close).result() is None

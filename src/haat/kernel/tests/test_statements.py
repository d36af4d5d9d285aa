import pytest
from django.db import IntegrityError, transaction

from haat.kernel import statements
from haat.kernel.models import OutboxEvent, PolicyValue
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

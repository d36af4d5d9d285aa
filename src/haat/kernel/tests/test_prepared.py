"""Statements that are written once and run with other values."""

from datetime import UTC, datetime

import pytest

from haat.kernel.models import PolicyValue
from haat.kernel.prepared import AnyOf, Given, Prepared

NOW = datetime(2026, 11, 1, tzinfo=UTC)


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

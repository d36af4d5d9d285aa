import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError, connection, transaction

from haat.kernel import prepared
from haat.kernel.models import PolicyValue
from haat.kernel.statements import rows
from tests.cast import NOW

pytestmark = pytest.mark.django_db
_KEEP = """
INSERT INTO kernel_policyvalue (name, value, changed_by, changed_at) VALUES (%s, '1', 0, %s) RETURNING name
"""
_OURS = "SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'haat%%'"


def test_places_have_numbers_or_names_and_a_percent_sign_is_doubled():
    assert rows("SELECT %s::int - %s::int, 7 %% 4, '%%s'", [5, 3]) == [(2, 3, "%s")]
    assert rows("SELECT %(a)s::int - %(b)s::int, %(a)s::int", {"b": 3, "a": 5}) == [(2, 5)]


def test_a_value_may_have_another_size_the_next_time():
    sql = "SELECT %s + 1"
    assert [rows(sql, [value]) for value in (1, 2**20, 2**40)] == [[(2,)], [(2**20 + 1,)], [(2**40 + 1,)]]


def test_a_statement_that_gives_no_rows_is_told():
    with pytest.raises(ProgrammingError, match="gives no rows"), transaction.atomic():
        rows("DELETE FROM kernel_policyvalue WHERE name = %s", ["nothing"])


def keep(*names):
    """All of them or none."""
    with transaction.atomic():
        for name in names:
            rows(_KEEP, [name, NOW])


def test_what_a_savepoint_takes_back_is_gone_and_the_statement_runs_again():
    with pytest.raises(IntegrityError):
        keep("a", None)
    assert not PolicyValue.objects.filter(name="a").exists()
    assert rows(_KEEP, ["a", NOW]) == [("a",)]


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_takes_back_is_gone_and_what_it_ends_with_stays():
    with pytest.raises(IntegrityError):
        keep("a", None)
    assert not PolicyValue.objects.filter(name="a").exists()
    keep("a", "b")
    connection.close()
    assert PolicyValue.objects.filter(name__in=["a", "b"]).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_has_many_lets_the_oldest_go(monkeypatch):
    connection.close()
    monkeypatch.setattr(prepared, "MOST", 3)
    for number in (1, 2, 3, 4, 1):
        assert rows(f"SELECT {number} + %s", [1]) == [(number + 1,)]
    assert rows(_OURS, []) == [(3,)]


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_is_an_error_of_the_connection_and_the_next_one_is_new():
    ((pid,),) = rows("SELECT pg_backend_pid()", [])
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    other.close()
    with pytest.raises(OperationalError):
        rows("SELECT pg_backend_pid()", [])
    connection.close_if_unusable_or_obsolete()
    assert rows("SELECT pg_backend_pid()", []) != [(pid,)]

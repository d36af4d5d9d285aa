"""A connection that the server ended is noticed before it is used, and a living one is not asked."""

import pytest
from django.db import connection, connections


def _backend(db):
    with db.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


@pytest.fixture
def other(transactional_db):
    other = connections.create_connection("default")
    yield other
    other.close()


def test_a_lost_connection_is_replaced_before_it_is_used(other):
    first = _backend(connection)
    assert connection.is_usable()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [first])
        assert cursor.fetchone() == (True,)
    connection.health_check_enabled, connection.health_check_done = True, False
    assert _backend(connection) != first


def test_a_living_connection_that_was_used_lately_is_not_asked(other):
    first = _backend(connection)

    def last_asked():
        with other.cursor() as cursor:
            cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [first])
            return cursor.fetchone()[0]

    connection._asked_at = 0.0
    assert connection.is_usable()
    assert last_asked() == "SELECT 1"
    _backend(connection)
    assert connection.is_usable()
    assert last_asked() == "SELECT pg_backend_pid()"


def test_a_connection_that_was_closed_on_this_side_is_not_usable(transactional_db):
    _backend(connection)
    assert connection.is_usable()
    connection.connection.close()
    assert not connection.is_usable()
    connection.close()

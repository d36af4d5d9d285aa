"""Django's PostgreSQL, with a look at the socket instead of a question before each request, and fewer indexes."""

import select
import time
from typing import Any

from django.db.backends.postgresql import base, schema
from psycopg.pq import ConnStatus

# After so long without a question a connection is asked whether it lives, in case the network lost it silently.
QUIET_SECONDS = 30.0


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Leaves out the second index that Django gives unique words for LIKE: nobody looks for their beginnings."""

    def _create_like_index_sql(self, model: Any, field: Any) -> None:
        return None


class DatabaseWrapper(base.DatabaseWrapper):
    """Knows a lost connection before it is used, mostly without a round trip.

    A server that went away has closed its end, which makes the socket readable; between two statements a living one
    says nothing. So silence means that it lives; anything else, and a long pause, is asked by `SELECT 1`.
    """

    SchemaEditorClass = DatabaseSchemaEditor

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked_at = 0.0

    def is_usable(self) -> bool:
        now = time.monotonic()
        recently = now - self._asked_at < QUIET_SECONDS
        self._asked_at = now
        if recently and not self.errors_occurred and self._is_silent():
            return True
        return bool(super().is_usable())

    def _is_silent(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        link: Any = self.connection.pgconn
        if link.status != ConnStatus.OK:
            return False
        poll = select.poll()
        poll.register(link.socket, select.POLLIN | select.POLLERR | select.POLLHUP)
        return not poll.poll(0)

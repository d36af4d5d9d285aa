"""Telling the worker that there is something to do.

A NOTIFY inside the publishing transaction would hold a lock over the whole database while it commits, one commit at
a time; so the word goes out after the commit, at most twice a second from each process. That is enough: a worker that
was woken looks again every few milliseconds for longer than the pause between two words.
"""

import time

from django.db import Error, connection

CHANNEL = "haat_work"
PAUSE_SECONDS = 0.5
_last_word = 0.0


def wake_worker() -> None:
    """Send the word, unless this process just did. A lost word only costs the worker's idle wait."""
    global _last_word
    moment = time.monotonic()
    if moment - _last_word < PAUSE_SECONDS:
        return
    _last_word = moment
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
    except Error:
        _last_word = 0.0

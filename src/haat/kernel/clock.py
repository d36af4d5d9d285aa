"""The clock. Edges read it once and pass `now` in; nothing below an edge asks what time it is."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(tz=UTC)

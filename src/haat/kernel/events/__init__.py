"""Facts and their delivery (the spine): published with a change, heard by contexts above after the commit."""

from haat.kernel.events.delivery import deliver_pending
from haat.kernel.events.facts import Event, Subscription, event_types, fact, publish, subscribes, subscriptions

__all__ = [
    "Event",
    "Subscription",
    "deliver_pending",
    "event_types",
    "fact",
    "publish",
    "subscribes",
    "subscriptions",
]

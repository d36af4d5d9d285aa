"""Who wants to hear what, and where."""

from collections.abc import Iterable

from haat.notifications import rules
from haat.notifications.models import Preference
from haat.notifications.types import TopicWish


def wishes_of(account_id: int) -> list[TopicWish]:
    """What one person wants of every topic."""
    said = {
        (topic, channel): wanted
        for topic, channel, wanted in Preference.objects.filter(account_id=account_id).values_list(
            "topic", "channel", "wanted"
        )
    }
    return [
        TopicWish(topic, said.get((topic, rules.SITE), on_site), said.get((topic, rules.MAIL), by_mail))
        for topic, (on_site, by_mail) in rules.DEFAULTS.items()
    ]


def who_wants(account_ids: Iterable[int], *, topic: str, channel: str) -> list[int]:
    """Those of the accounts who want the topic on the channel, in their order, each once."""
    asked = list(dict.fromkeys(account_ids))
    default = rules.DEFAULTS[topic][rules.CHANNELS.index(channel)]
    said = dict(
        Preference.objects.filter(account_id__in=asked, topic=topic, channel=channel).values_list(
            "account_id", "wanted"
        )
    )
    return [account_id for account_id in asked if said.get(account_id, default)]


def wants(account_id: int, *, kind: str, channel: str) -> bool:
    """Whether one person wants this kind of notice on the channel."""
    return bool(who_wants([account_id], topic=rules.topic_of(kind), channel=channel))

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from haat.kernel.errors import InvalidInput
from haat.notifications import rules
from haat.notifications.models import Preference


@transaction.atomic
def choose_channels(*, account_id: int, wanted: Mapping[tuple[str, str], bool], now: datetime) -> None:
    """Keep what the person wants to hear where, by (topic, channel). Raises InvalidInput for an unknown one."""
    if any(topic not in rules.DEFAULTS or channel not in rules.CHANNELS for topic, channel in wanted):
        raise InvalidInput
    Preference.objects.bulk_create(
        [
            Preference(account_id=account_id, topic=topic, channel=channel, wanted=wish, changed_at=now)
            for (topic, channel), wish in wanted.items()
        ],
        update_conflicts=True,
        unique_fields=["account", "topic", "channel"],
        update_fields=["wanted", "changed_at"],
    )

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.operations._closet import write_closet
from haat.kernel.errors import InvalidInput
from haat.kernel.text import one_line

MOST_GROUPS, LONGEST_LABEL = 30, 20


@transaction.atomic
def save_sizes(*, account_id: int, sizes: Mapping[str, str], now: datetime) -> None:
    """Keep the person's size per size group; empty labels are left out. Raises InvalidInput with the group."""
    kept = {group[:40]: one_line(label) for group, label in sizes.items() if one_line(label)}
    long = {
        group: _("A size has at most 20 characters.") for group, label in kept.items() if len(label) > LONGEST_LABEL
    }
    if long or len(kept) > MOST_GROUPS:
        raise InvalidInput(fields=long)
    write_closet(account_id, sizes=kept)

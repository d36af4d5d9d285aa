from datetime import datetime

from django.db import transaction

from haat.accounts.models import Address
from haat.kernel.errors import NotFound


@transaction.atomic
def remove_address(*, account_id: int, address_id: int, now: datetime) -> None:
    """Put one of the person's own addresses away; the newest other one becomes the default. Raises NotFound."""
    own = Address.objects.select_for_update().filter(account_id=account_id, removed_at__isnull=True)
    row = own.filter(pk=address_id).first()
    if row is None:
        raise NotFound
    was_default = row.is_default
    own.filter(pk=address_id).update(removed_at=now, is_default=False)
    if was_default and (newest := own.order_by("-pk").first()):
        own.filter(pk=newest.pk).update(is_default=True)

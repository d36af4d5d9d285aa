from django.db import transaction

from haat.orders.models import BagItem


@transaction.atomic
def remove_from_bag(*, account_id: int, listing_id: int, variant_id: int) -> bool:
    """Take a thing out of the bag; False when it was not in it."""
    found = BagItem.objects.filter(account_id=account_id, listing_id=listing_id, variant_id=variant_id)
    return bool(found.delete()[0])

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import TooMany
from haat.orders.models import BagItem
from haat.orders.policies import MAX_BAG
from haat.orders.queries import wanted_thing


@transaction.atomic
def add_to_bag(*, account_id: int, listing_id: int, variant_id: int | None, now: datetime) -> bool:
    """Put a thing into the bag, with its title and price of now; False when it is in already.

    Without a variant, the first one that is left. Raises NotFound, OwnThing, NotForSaleNow, TooMany.
    """
    wanted = wanted_thing(account_id, listing_id, variant_id)
    own = BagItem.objects.filter(account_id=account_id)
    if own.filter(listing_id=listing_id, variant_id=wanted.variant_id).exists():
        return False
    if own.count() >= MAX_BAG:
        raise TooMany(_("Your bag holds %(most)d things. Please order or remove some first.") % {"most": MAX_BAG})
    BagItem.objects.bulk_create([BagItem.holding(account_id, wanted, now)], ignore_conflicts=True)
    return True

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, Words
from haat.kernel.money import MAX_MINOR
from haat.risk.models import CodPolicy
from haat.risk.types import TIERS, SellerPolicy, Tier


@transaction.atomic
def set_cod_policy(*, seller_id: int, policy: SellerPolicy, now: datetime) -> None:
    """Narrow the market's policy for one's own parcels from now on; what held before stays in the history.

    Raises InvalidInput with the field that would be looser than the market's or is no sum.
    """
    faults: dict[str, Words] = {}
    own: tuple[Tier, ...] = ("low", "medium", "high")
    for tier in own:
        wanted = getattr(policy, f"{tier}_as")
        if wanted not in TIERS or TIERS.index(wanted) < TIERS.index(tier):
            faults[f"{tier}_as"] = _("You may ask for more than the market does, not for less.")
    for name in ("deposit_above_minor", "first_time_cap_minor", "cap_minor"):
        sum_minor = getattr(policy, name)
        if sum_minor is not None and not 0 <= sum_minor <= MAX_MINOR:
            faults[name] = _("Please write a sum of 0 or more.")
    if faults:
        raise InvalidInput(fields=faults)
    CodPolicy.objects.create(
        seller_id=seller_id,
        set_at=now,
        low_as=policy.low_as,
        medium_as=policy.medium_as,
        high_as=policy.high_as,
        deposit_above_minor=policy.deposit_above_minor,
        first_time_cap_minor=policy.first_time_cap_minor,
        cap_minor=policy.cap_minor,
    )
    record(actor_id=seller_id, action="risk.cod_policy_set", subject=f"account:{seller_id}", now=now)

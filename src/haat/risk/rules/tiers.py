"""From a probability to what the buyer is asked for [COD-2]."""

from haat.risk.types import TIERS, SellerPolicy, Tier, TierPolicy, WayKind

# From the least to the most that a buyer is asked for; a policy that names one is met by any further right.
EFFORT: dict[WayKind, int] = {"none": 0, "tap": 1, "code": 2, "deposit": 3, "prepay_discount": 4, "prepay": 5}


def tier_of(probability: float, policy: TierPolicy) -> Tier:
    """Where a probability falls."""
    if probability >= policy.very_high_from:
        return "very_high"
    if probability >= policy.high_from:
        return "high"
    return "medium" if probability >= policy.medium_from else "low"


def narrowed(tier: Tier, seller: SellerPolicy, *, amount_minor: int) -> Tier:
    """The tier whose ways a seller asks for: the same or a higher one, never a lower."""
    own: dict[Tier, Tier] = {
        "low": seller.low_as,
        "medium": seller.medium_as,
        "high": seller.high_as,
        "very_high": "very_high",
    }
    wanted = [tier, own[tier]]
    if seller.deposit_above_minor is not None and amount_minor > seller.deposit_above_minor:
        wanted.append("high")
    return max(wanted, key=TIERS.index)


def ways_for(tier: Tier, *, amount_minor: int, policy: TierPolicy) -> list[tuple[WayKind, int, int, int]]:
    """(kind, amount, cost, now) of each way that clears the tier, in minor units, the cheapest for the buyer first.

    Cheapest is what the buyer pays in all, then what they pay before, then what they have to do.
    """
    made = [_way(kind, amount_minor, policy) for kind in policy.ways[tier]]
    if all(way[0] == "none" for way in made):
        return made
    if tier != "very_high" and policy.prepay_discount_percent and not any("prepay" in way[0] for way in made):
        made.append(_way("prepay_discount", amount_minor, policy))
    return sorted(made, key=lambda way: (way[2], way[3], EFFORT[way[0]]))


def _way(kind: WayKind, amount_minor: int, policy: TierPolicy) -> tuple[WayKind, int, int, int]:
    if kind == "deposit":
        deposit = min(amount_minor, max(policy.deposit_least_minor, amount_minor * policy.deposit_percent // 100))
        return kind, deposit, policy.fee_minor, deposit
    if kind in ("prepay", "prepay_discount"):
        off = min(policy.prepay_discount_most_minor, amount_minor * policy.prepay_discount_percent // 100)
        if kind == "prepay":
            return kind, amount_minor, 0, amount_minor
        return kind, off, -off, amount_minor - off
    return kind, 0, policy.fee_minor, 0

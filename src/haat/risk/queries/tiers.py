"""The policy in force as a table that a seller can read."""

from haat.risk import policies, rules
from haat.risk.queries.words import KIND_WORDS, TIER_WORDS
from haat.risk.types import TIERS, SellerPolicy, TierRow


def tier_rows(seller: SellerPolicy) -> list[TierRow]:
    """For each tier: from which probability (percent), what the buyer is asked for, whether the seller narrowed it."""
    policy = policies.tier_policy()
    starts = {
        "low": 0.0,
        "medium": policy.medium_from,
        "high": policy.high_from,
        "very_high": policy.very_high_from,
    }
    found = []
    for tier in TIERS:
        handled_as = rules.narrowed(tier, seller, amount_minor=0)
        kinds = policy.ways[handled_as]
        found.append(
            TierRow(
                tier=tier,
                words=TIER_WORDS[tier],
                from_percent=round(100 * starts[tier]),
                ways=tuple(KIND_WORDS[kind] for kind in kinds),
                is_narrowed=handled_as != tier,
            )
        )
    return found

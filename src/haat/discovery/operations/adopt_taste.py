from datetime import datetime

from django.db import transaction

from haat.discovery.models import Taste
from haat.discovery.rules.taste import CEILING, MAX_FEATURES, faded


@transaction.atomic
def adopt_taste(*, account_id: int, visitor: str, now: datetime) -> None:
    """Let an account take over what was learned about the same person before they signed in. Idempotent."""
    left = Taste.objects.select_for_update().filter(pk=visitor).first()
    if left is None:
        return
    Taste.objects.get_or_create(pk=f"a:{account_id}", defaults={"moved_at": now})
    own = Taste.objects.select_for_update().get(pk=f"a:{account_id}")
    weights = faded(own.weights, own.moved_at, now)
    for feature, weight in faded(left.weights, left.moved_at, now).items():
        weights[feature] = max(-CEILING, min(CEILING, weights.get(feature, 0.0) + weight))
    strongest = sorted(weights, key=lambda feature: -abs(weights[feature]))[:MAX_FEATURES]
    own.weights, own.moved_at = {feature: round(weights[feature], 3) for feature in strongest}, now
    own.less_sellers = sorted({*own.less_sellers, *left.less_sellers})
    own.less_listings = sorted({*own.less_listings, *left.less_listings})
    own.save()
    left.delete()

"""What a person's acts say about their taste, and how that fades."""

from datetime import datetime

HALF_LIFE_DAYS = 30
MAX_FEATURES = 80
# How much one act says about the features of its thing.
ACTS = {"opened": 1.0, "liked": 3.0, "unliked": -3.0, "bought": 4.0, "less": -4.0}
# A feature's weight at which a person is said to like it, and the ceiling that repetition reaches.
LIKES_FROM = 1.5
CEILING = 12.0
_SHARES = {"category": 1.0, "brand": 1.0, "colour": 0.4}


def features(category: str, brand: str, colours: list[str]) -> list[str]:
    """What of a thing can be liked: "category:dresses", "brand:khaadi", "colour:red"."""
    named = [("category", category), ("brand", brand), *(("colour", colour) for colour in colours)]
    return [f"{kind}:{value}" for kind, value in named if value]


def faded(weights: dict[str, float], moved_at: datetime, now: datetime) -> dict[str, float]:
    """The weights as they count now; a clock that went back changes nothing."""
    days = max(0.0, (now - moved_at).total_seconds() / 86_400)
    factor = 0.5 ** (days / HALF_LIFE_DAYS)
    return {feature: weight * factor for feature, weight in weights.items()}


def learned(weights: dict[str, float], act: str, of: list[str]) -> dict[str, float]:
    """Weights after an act on a thing with these features; at most 80 features, the weakest go."""
    moved = dict(weights)
    for feature in of:
        change = ACTS[act] * _SHARES[feature.partition(":")[0]]
        moved[feature] = max(-CEILING, min(CEILING, moved.get(feature, 0.0) + change))
    strongest = sorted(moved, key=lambda feature: -abs(moved[feature]))[:MAX_FEATURES]
    return {feature: round(moved[feature], 3) for feature in strongest if abs(moved[feature]) >= 0.05}

"""What is believed about a person, in words, for their own eyes."""

from datetime import datetime

from haat.accounts.queries import people
from haat.accounts.types import Person
from haat.discovery.models import Taste
from haat.discovery.queries.lexicon import label_of
from haat.discovery.rules.taste import CEILING, LIKES_FROM, faded
from haat.discovery.types import Belief


def beliefs_of(owner: str, *, now: datetime) -> list[Belief]:
    """Likes and dislikes, the strongest first; faint traces are not called a belief."""
    taste = Taste.objects.filter(pk=owner).first() if owner else None
    if taste is None:
        return []
    beliefs = [
        Belief(kind, value, label_of(kind, value), max(-1.0, min(1.0, weight / CEILING)))
        for feature, weight in faded(taste.weights, taste.moved_at, now).items()
        for kind, _, value in [feature.partition(":")]
        if abs(weight) >= LIKES_FROM
    ]
    return sorted(beliefs, key=lambda belief: -abs(belief.strength))


def hidden_sellers_of(owner: str) -> list[Person]:
    """Closets the person asked not to see in the feed."""
    taste = Taste.objects.filter(pk=owner).only("less_sellers").first() if owner else None
    found = people(taste.less_sellers) if taste else {}
    return [found[pk] for pk in (taste.less_sellers if taste else []) if pk in found]

"""How follows and likes end in numbers: rows go, tallies follow, facts are told."""

from collections import Counter

from django.db.models import QuerySet

from haat.kernel.events import publish
from haat.social.events import Unfollowed, Unliked
from haat.social.models import Follow, Like
from haat.social.operations._pair import count_tallies


def end_follows(rows: "QuerySet[Follow]") -> int:
    """Remove these follows; how many. A row that somebody else removed meanwhile is not counted."""
    changes: Counter[tuple[str, int]] = Counter()
    for row in rows.order_by("pk"):
        if Follow.objects.filter(pk=row.pk).delete()[0]:
            changes["followers", row.followed_id] -= 1
            changes["following", row.follower_id] -= 1
            publish(Unfollowed(account_id=row.follower_id, followed_id=row.followed_id))
    count_tallies((kind, subject_id, change) for (kind, subject_id), change in changes.items())
    return -sum(changes.values()) // 2


def end_likes(rows: "QuerySet[Like]") -> int:
    """Remove these likes; how many."""
    changes: Counter[tuple[str, int]] = Counter()
    for row in rows.order_by("pk"):
        if Like.objects.filter(pk=row.pk).delete()[0]:
            changes[row.kind, row.subject_id] -= 1
            publish(Unliked(account_id=row.account_id, kind=row.kind, subject_id=row.subject_id, owner_id=row.owner_id))
    count_tallies((kind, subject_id, change) for (kind, subject_id), change in changes.items())
    return -sum(changes.values())

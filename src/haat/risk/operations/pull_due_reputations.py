from datetime import datetime, timedelta

from django.db.models import Q

from haat.risk.models import Peer
from haat.risk.operations.pull_reputation import pull_reputation
from haat.risk.queries.sharing import takes_part

AFTER = timedelta(hours=20)


def pull_due_reputations(*, now: datetime, limit: int = 20) -> int:
    """Ask communities that were not heard for most of a day; how many were asked."""
    if not takes_part():
        return 0
    due = Peer.objects.filter(removed_at__isnull=True).filter(Q(pulled_at__isnull=True) | Q(pulled_at__lt=now - AFTER))
    ids = list(due.order_by("pulled_at", "pk").values_list("pk", flat=True)[:limit])
    for peer_id in ids:
        pull_reputation(peer_id=peer_id, now=now)
    return len(ids)

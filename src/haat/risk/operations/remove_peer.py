from datetime import datetime

from django.db import transaction

from haat.accounts.queries import is_staff
from haat.kernel.audit import record
from haat.kernel.errors import NotAllowed, NotFound
from haat.risk.models import Peer, SharedCount


@transaction.atomic
def remove_peer(*, actor_id: int, peer_id: int, now: datetime) -> None:
    """Neither listen to a community nor answer it any more; what it said is forgotten. Raises NotAllowed, NotFound."""
    if not is_staff(actor_id):
        raise NotAllowed
    if not Peer.objects.filter(pk=peer_id, removed_at__isnull=True).update(removed_at=now):
        raise NotFound
    SharedCount.objects.filter(peer_id=peer_id).delete()
    record(actor_id=actor_id, action="risk.peer_removed", subject=f"peer:{peer_id}", now=now)

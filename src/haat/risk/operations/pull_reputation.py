"""What happens when another community is asked.

1. Pages are asked for one after the other, each signed by us and answered signed by them.
2. All of them are read before anything is kept: half a feed would make numbers look better than they are.
3. What this community said before is replaced as a whole; what it no longer says is forgotten.
"""

from datetime import datetime

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.risk.models import Peer, SharedCount
from haat.risk.operations._ask_peer import NotHeard, ask_peer
from haat.risk.rules import sharing

PATH = "/federation/deliveries/"


def pull_reputation(*, peer_id: int, now: datetime) -> int:
    """Ask one community what it says of numbers; how many it spoke of. A fault is kept on its row, and is 0.

    Not in a transaction: it waits for another machine. Raises NotFound.
    """
    peer = Peer.objects.filter(pk=peer_id, removed_at__isnull=True).first()
    if peer is None:
        raise NotFound
    try:
        entries = _all_pages(peer, now=now)
    except (NotHeard, sharing.Unreadable) as fault:
        Peer.objects.filter(pk=peer_id).update(fault=str(fault)[:60])
        return 0
    _replace(peer, entries, now=now)
    return len(entries)


def _all_pages(peer: Peer, *, now: datetime) -> dict[str, tuple[float, float]]:
    entries: dict[str, tuple[float, float]] = {}
    after = ""
    for _page in range(sharing.MOST_PAGES):
        found, following = sharing.read_page(ask_peer(peer, f"{PATH}?after={after}", now=now))
        entries |= {known: (taken, lost) for known, taken, lost in found}
        if not following:
            return entries
        if following <= after:
            raise NotHeard("turns_in_circles")
        after = following
    raise NotHeard("too_many_pages")


@transaction.atomic
def _replace(peer: Peer, entries: dict[str, tuple[float, float]], *, now: datetime) -> None:
    SharedCount.objects.filter(peer=peer).delete()
    SharedCount.objects.bulk_create(
        [
            SharedCount(peer=peer, phone_hash=known, taken=taken, lost=lost, as_of=now)
            for known, (taken, lost) in sorted(entries.items())
        ],
        batch_size=2000,
    )
    Peer.objects.filter(pk=peer.pk).update(pulled_at=now, fault="")

from datetime import datetime
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import is_staff
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotAllowed, Words
from haat.kernel.text import one_line
from haat.risk.models import Peer
from haat.risk.rules.sharing import is_public_key


@transaction.atomic
def add_peer(*, actor_id: int, name: str, url: str, public_key: str, now: datetime) -> int:
    """Listen to another community from now on, and let it ask us; its id.

    Raises NotAllowed, InvalidInput with `name`, `url` or `public_key`.
    """
    if not is_staff(actor_id):
        raise NotAllowed
    faults: dict[str, Words] = {}
    name, url, public_key = one_line(name)[:80], url.strip().rstrip("/"), public_key.strip()
    parts = urlsplit(url)
    if not name:
        faults["name"] = _("Please give the community a name.")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.path or parts.query:
        faults["url"] = _("Please write an address without a path, such as https://haat.example.")
    if not is_public_key(public_key):
        faults["public_key"] = _("This is no public key. The other operator finds theirs on this page.")
    if faults:
        raise InvalidInput(fields=faults)
    try:
        with transaction.atomic():
            peer = Peer.objects.create(name=name, url=url, public_key=public_key, added_at=now)
    except IntegrityError as twice:
        raise InvalidInput(fields={"url": _("This community, or its key, is on the list already.")}) from twice
    record(actor_id=actor_id, action="risk.peer_added", subject=f"peer:{peer.pk}", now=now, url=url)
    return peer.pk

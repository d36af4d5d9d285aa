"""What the kernel does by itself."""

from datetime import datetime

from haat.kernel.events.keeping import prune_facts
from haat.kernel.jobs import every


@every(seconds=600)
def prune_old_facts(now: datetime) -> None:
    """Let go of facts that are old and were heard by everybody."""
    prune_facts(now=now)

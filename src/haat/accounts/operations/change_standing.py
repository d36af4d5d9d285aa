from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.events import StandingChanged
from haat.accounts.models import Account, Standing
from haat.accounts.operations._words import refuse
from haat.accounts.queries import may_judge
from haat.accounts.rules.standing import ACTS, KINDS
from haat.kernel.audit import record
from haat.kernel.errors import NotAllowed, NotFound, Words
from haat.kernel.events import publish
from haat.kernel.text import many_lines


@transaction.atomic
def change_standing(
    *,
    actor_id: int,
    account_id: int,
    kind: str,
    limits: Sequence[str] = (),
    reason: str,
    until: datetime | None = None,
    now: datetime,
) -> int:
    """Decide about an account [ACC-1]; the decision's id. It holds from now on, until it ends or a newer one is taken.

    `kind` is good, limited or suspended; `limits` says what a limited account may not do (rules.standing.ACTS).
    Raises NotAllowed, NotFound, or InvalidInput with `kind`, `limits`, `reason`, `until`.
    """
    target = Account.objects.filter(pk=account_id, erased_at__isnull=True).only("is_superuser").first()
    if target is None:
        raise NotFound
    if not may_judge(actor_id) or actor_id == account_id:
        raise NotAllowed
    if target.is_superuser and not Account.objects.filter(pk=actor_id, is_superuser=True).exists():
        raise NotAllowed
    faults: dict[str, Words] = {}
    words = many_lines(reason)
    if kind not in KINDS:
        faults["kind"] = _("Please choose good, limited or suspended.")
    if kind == "limited" and (not limits or not set(limits) <= set(ACTS)):
        faults["limits"] = _("Please choose what the person may not do.")
    if not words or len(words) > 500:
        faults["reason"] = _("Please write the reason in 1 to 500 characters; the person reads it.")
    if until is not None and until <= now:
        faults["until"] = _("This moment has passed.")
    refuse(faults)
    standing = Standing.objects.create(
        account_id=account_id,
        kind=kind,
        limits=sorted(set(limits)) if kind == "limited" else [],
        reason=words,
        decided_by_id=actor_id,
        decided_at=now,
        until=until if kind != "good" else None,
    )
    record(
        actor_id=actor_id,
        action="accounts.standing_changed",
        subject=f"account:{account_id}",
        now=now,
        kind=kind,
        limits=standing.limits,
        reason=words,
        until=until.isoformat() if until else None,
    )
    publish(StandingChanged(account_id=account_id, kind=kind))
    return standing.pk

from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import person
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotAllowed, Words
from haat.kernel.events import publish
from haat.kernel.text import has_letters, one_line
from haat.ledger.events import ReserveSet
from haat.ledger.models import ReserveRule

_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended('ledger:reserve', %s))"


@transaction.atomic
def set_reserve(
    *, actor_id: int, seller_id: int, points: int, reason: str, until: datetime | None, now: datetime
) -> int:
    """Keep back a part of one seller's sales from now on, until a moment or a new decision; 0 points lifts it.

    Replaces what was decided before; the same once more changes nothing. The rule's id. Raises NotAllowed for one's own
    sales, NotFound for the seller, InvalidInput with the fields.
    """
    check_not_own(actor_id, seller_id)
    person(seller_id)
    reason = one_line(reason)
    wrong: dict[str, Words] = {}
    if not 0 <= points <= 10_000:
        wrong["points"] = _("Please choose 0 to 10000 hundredths of a percent.")
    if not has_letters(reason) or len(reason) > 300:
        wrong["reason"] = _("Please write why, in at most 300 characters; the seller reads it.")
    if until is not None and until <= now:
        wrong["until"] = _("Please choose a day to come.")
    if wrong:
        raise InvalidInput(fields=wrong)
    with connection.cursor() as cursor:
        cursor.execute(_ONE_BY_ONE, [seller_id])
    decided = {"seller_id": seller_id, "points": points, "reason": reason, "until": until}
    known = ReserveRule.objects.filter(**decided, ended_at__isnull=True).first()
    if known is not None:
        return known.pk
    ReserveRule.objects.filter(seller_id=seller_id, ended_at__isnull=True).update(ended_at=now)
    rule = ReserveRule.objects.create(**decided, decided_by_id=actor_id, decided_at=now)
    record(
        actor_id=actor_id,
        action="ledger.reserve_set",
        subject=f"account:{seller_id}",
        now=now,
        points=points,
        reason=reason,
        until=until.isoformat() if until else None,
    )
    publish(ReserveSet(account_id=seller_id, reserve_id=rule.pk, reason=reason, points=points))
    return rule.pk


def check_not_own(actor_id: int, seller_id: int) -> None:
    """Nobody decides about their own money. Raises NotAllowed."""
    if actor_id == seller_id:
        raise NotAllowed(_("Somebody else has to decide about your own sales."))

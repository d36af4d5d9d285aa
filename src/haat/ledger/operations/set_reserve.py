from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import person
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, Words
from haat.kernel.text import has_letters, one_line
from haat.ledger.models import ReserveRule


@transaction.atomic
def set_reserve(
    *, actor_id: int, seller_id: int, points: int, reason: str, until: datetime | None, now: datetime
) -> int:
    """Keep back a part of one seller's sales from now on, until a moment or a new decision; 0 points lifts it.

    Replaces what was decided before. Raises NotFound for the seller, InvalidInput with the fields.
    """
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
    ReserveRule.objects.filter(seller_id=seller_id, ended_at__isnull=True).update(ended_at=now)
    rule = ReserveRule.objects.create(
        seller_id=seller_id, points=points, reason=reason, until=until, decided_by_id=actor_id, decided_at=now
    )
    record(
        actor_id=actor_id,
        action="ledger.reserve_set",
        subject=f"account:{seller_id}",
        now=now,
        points=points,
        reason=reason,
        until=until.isoformat() if until else None,
    )
    return rule.pk

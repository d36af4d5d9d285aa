"""What happens when a parcel has ended at a door.

1. The outcome is written on the order's row; what was said before stays in the entries.
2. The same outcome again changes nothing; another one is a correction and counts instead of the first.
3. A refused parcel or a door where nobody was gives the buyer a strike; a courier's or a seller's fault gives none,
   and takes a strike back that was given before it was known.
4. Too many strikes that count at the same time switch cash on delivery off for a while; strikes that are taken back
   open it again.
5. The next assessment of this buyer, number, address, seller and town reads it from here.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.risk.models import CodOrder, OutcomeEntry, Strike
from haat.risk.operations._strikes import give, lift
from haat.risk.rules.strikes import gives_strike
from haat.risk.types import OUTCOMES


@transaction.atomic
def record_outcome(
    *, order_id: int, outcome: str, at_door_reason: str = "", actor_id: int | None = None, now: datetime
) -> bool:
    """Keep how an order paid at the door ended, one of types.OUTCOMES; False when nothing is new.

    An order that was never assessed (it was not paid at the door) is left alone. Raises InvalidInput with `outcome`.
    """
    if outcome not in OUTCOMES:
        raise InvalidInput(fields={"outcome": _("This is no way for a parcel to end.")})
    order = CodOrder.objects.select_for_update().filter(order_id=order_id).first()
    if order is None or order.outcome == outcome:
        return False
    reason = at_door_reason[:200]
    # A correction tells how it ended, not when: an old parcel does not become a fresh one.
    order.outcome, order.at_door_reason, order.ended_at = outcome, reason, order.ended_at or now
    order.save(update_fields=["outcome", "at_door_reason", "ended_at"])
    OutcomeEntry.objects.create(cod_order=order, outcome=outcome, at_door_reason=reason, actor_id=actor_id, at=now)
    strike = Strike.objects.filter(cod_order=order).first()
    if gives_strike(outcome):
        give(order=order, known=strike, now=now)
    elif strike is not None and strike.lifted_at is None:
        lift(strike=strike, actor_id=None, reason=outcome, now=now)
    return True

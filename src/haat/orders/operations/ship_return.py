from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput, Words
from haat.kernel.text import ascii_digits, one_line
from haat.orders.operations._cases import case_for, require_turn
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER


@transaction.atomic
def ship_return(*, buyer_id: int, case_id: int, carrier: str, tracking: str, now: datetime) -> None:
    """The buyer sent the thing back, with a number to follow it by.

    Raises NotFound, NotNow, TimeIsOver, InvalidInput, CaseMovedOn.
    """
    case = case_for(buyer_id, case_id, role=BUYER)
    require_turn(case, "ship_return", role=BUYER, now=now)
    carrier, tracking = one_line(carrier), ascii_digits(one_line(tracking))
    faults: dict[str, Words] = {}
    if not carrier:
        faults["carrier"] = _("Please say who brings the parcel, for example a courier's name.")
    if not tracking:
        faults["tracking"] = _("Please give the tracking number: it is your proof that you sent it.")
    for field, typed, longest in (("carrier", carrier, 40), ("tracking", tracking, 60)):
        if len(typed) > longest:
            faults[field] = _("This is too long: at most %(longest)d characters.") % {"longest": longest}
    if faults:
        raise InvalidInput(fields=faults)
    move_case(
        case=case,
        to=rules.COMING_BACK,
        act="return_sent",
        role=BUYER,
        actor_id=buyer_id,
        words=f"{carrier} {tracking}",
        carrier=carrier,
        tracking=tracking,
        returned_at=now,
        now=now,
    )

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput, Words
from haat.kernel.text import ascii_digits, one_line
from haat.kernel.ui.reading import money
from haat.orders import policies
from haat.orders.operations._cases import case_for, checked_photos, require_turn
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER


@transaction.atomic
def ship_return(
    *,
    buyer_id: int,
    case_id: int,
    carrier: str,
    tracking: str,
    cost_minor: int | None = None,
    photo_ids: Sequence[int] = (),
    now: datetime,
) -> None:
    """The buyer sent the thing back, with a number to follow it by.

    `cost_minor` is what it cost at the counter, shown by a photo of the receipt; it is given back with the refund by
    whoever bears the way back, so it counts only where that is not the buyer and no label was bought.
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
    cost = cost_minor if cost_minor and case.label_by != BUYER and not case.way_back_paid_by else 0
    most = policies.CASE_WAY_BACK_MOST.value()
    if not 0 <= cost <= most:
        raise InvalidInput(
            fields={
                "cost_minor": _("For the way back up to %(most)s can be given back.")
                % {"most": money(most, case.order.currency)}
            }
        )
    photos = checked_photos(buyer_id, photo_ids, fewest=1 if cost else 0)
    paid: dict[str, Any] = {"way_back_minor": cost, "way_back_paid_by": BUYER} if cost else {}
    move_case(
        case=case,
        to=rules.COMING_BACK,
        act="return_sent",
        role=BUYER,
        actor_id=buyer_id,
        words=f"{carrier} {tracking}",
        photo_ids=photos,
        amount_minor=cost or None,
        **paid,
        carrier=carrier,
        tracking=tracking,
        returned_at=now,
        now=now,
    )

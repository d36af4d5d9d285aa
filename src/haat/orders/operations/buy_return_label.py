"""What happens when a buyer takes a label of the carrier for the way back [ORD-5].

1. The carrier is asked for the price and the label, with a key for each case: what was bought finds its label again.
2. The label is kept, and in the same transaction the books say that the market owes the carrier its price.
3. When the case ends, whoever bears the way back pays the market: the seller's money, with a refund or without, or what
   the buyer gets back of everything [LED-8]. A label that came later than the end is paid by then.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.ledger.operations.record_cost import record_cost
from haat.orders import labels
from haat.orders.models import Case, ReturnLabel
from haat.orders.operations._cases import case_for, require_turn
from haat.orders.operations._way_back import charge_label
from haat.orders.operations.buy_label import CarrierDown, NoLabels
from haat.orders.operations.move_case import add_entry
from haat.orders.queries.cases import left_to_refund
from haat.orders.queries.labels import home_of
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER, order_number
from haat.orders.types import AddressCopy


class NowhereToSendIt(Refusal):
    message = _("The seller has kept no address for a label. Please ask here where to send it, and send it yourself.")


class LabelTooDear(Refusal):
    message = _("The label would cost all that you get back. Please send it yourself.")


def buy_return_label(*, buyer_id: int, case_id: int, now: datetime) -> bool:
    """False when it was bought before.

    Raises NotFound, NotNow, TimeIsOver, NoLabels, NowhereToSendIt, LabelTooDear, CarrierDown. It waits for the carrier,
    so only what is kept of it is a transaction.
    """
    case = case_for(buyer_id, case_id, role=BUYER)
    if ReturnLabel.objects.filter(case=case).exists():
        return False
    require_turn(case, "buy_label", role=BUYER, now=now)
    adapter = labels.chosen()
    if adapter is None:
        raise NoLabels
    wanted = _wanted(case)
    try:
        price = adapter.price(wanted)
        if case.label_by == BUYER and price >= left_to_refund(case.order_id):
            raise LabelTooDear
        bought = adapter.buy(wanted, key=f"case:{case.pk}")
    except labels.LabelsDown as fault:
        raise CarrierDown from fault
    return _keep(case_id, bought, price, now)


@transaction.atomic
def _keep(case_id: int, bought: labels.Bought, price: int, now: datetime) -> bool:
    case = Case.objects.select_for_update(of=("self",)).one(case_id)
    _label, is_new = ReturnLabel.objects.get_or_create(
        case=case,
        defaults={
            "carrier": bought.carrier,
            "tracking": bought.tracking,
            "price_minor": price,
            "pdf": bought.pdf,
            "bought_at": now,
        },
    )
    if not is_new:
        return False
    if price:
        record_cost(
            kind="label_costs",
            provider="labels",
            amount_minor=price,
            currency=case.order.currency,
            key=f"case:{case_id}",
            order_id=case.order_id,
            now=now,
        )
    case.way_back_minor, case.way_back_paid_by = price, "platform"
    Case.objects.filter(pk=case_id).update(way_back_minor=price, way_back_paid_by="platform")
    if case.state == rules.CLOSED:
        charge_label(case, now)
    add_entry(
        case=case, act="label_bought", role=BUYER, actor_id=case.order.buyer_id, amount_minor=price or None, now=now
    )
    return True


def _wanted(case: Case) -> labels.Wanted:
    home = home_of(case.order.seller_id)
    if home is None:
        raise NowhereToSendIt
    sender = AddressCopy(**case.order.address)
    return labels.Wanted(
        number=order_number(case.order_id),
        sender=sender.name,
        sender_city=sender.city,
        address=home,
        cash_minor=0,
        currency=case.order.currency,
    )

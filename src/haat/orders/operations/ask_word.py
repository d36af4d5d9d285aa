from datetime import datetime

from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.take_step import NotYetPossible
from haat.risk.operations.send_code import send_code
from haat.risk.types import Sent


def ask_word(*, buyer_id: int, order_id: int, now: datetime) -> Sent:
    """Send the buyer a message with a code and a link, for an order that one of them clears [COD-2].

    Raises NotFound, NotYetPossible, NoNumber, AlreadyConfirmed, CodeLocked, and TooMany when one was just sent.
    """
    order = Order.objects.bought_by(buyer_id).one(order_id)
    if order.state != rules.VERIFYING or not {way["kind"] for way in order.clearing} & {"tap", "code"}:
        raise NotYetPossible
    return send_code(order_id=order_id, buyer_id=buyer_id, now=now)

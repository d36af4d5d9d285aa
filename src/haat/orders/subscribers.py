"""What orders do about facts of lower lines; each may be heard twice."""

from datetime import datetime

from haat.kernel.events import subscribes
from haat.orders.operations.confirm_order import confirm_order
from haat.payments.events import PaymentCaptured


@subscribes(PaymentCaptured)
def confirm_paid_order(event: PaymentCaptured) -> None:
    """A transfer arrived: the seller may pack."""
    confirm_order(actor_id=event.actor_id, order_id=event.order_id, now=datetime.fromisoformat(event.captured_at))

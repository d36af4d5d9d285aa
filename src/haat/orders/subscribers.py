"""What orders do about facts of lower lines; each may be heard twice."""

from datetime import datetime

from django.utils.translation import gettext as _

from haat.accounts.events import AccountErased
from haat.accounts.operations.erase_account import objects_to_erasure
from haat.accounts.operations.export_account import exports
from haat.accounts.types import Export
from haat.kernel import clock
from haat.kernel.errors import Refusal, Words
from haat.kernel.events import subscribes
from haat.media.operations.remove_unused_photos import keeps_photos
from haat.orders.events import OrderVerifying
from haat.orders.operations.ask_word import ask_word
from haat.orders.operations.confirm_order import confirm_order
from haat.orders.operations.forget_buyer import forget_buyer
from haat.orders.operations.forget_words import forget_words
from haat.orders.queries import export_of, under_way
from haat.orders.queries.pictures import photos_of_orders
from haat.payments.events import PaymentCaptured

keeps_photos(photos_of_orders)


@subscribes(PaymentCaptured)
def confirm_paid_order(event: PaymentCaptured) -> None:
    """A transfer arrived: the seller may pack."""
    confirm_order(actor_id=event.actor_id, order_id=event.order_id, now=datetime.fromisoformat(event.captured_at))


@subscribes(OrderVerifying)
def ask_for_the_word(event: OrderVerifying) -> None:
    """The message with code and link goes out by itself, where one of them clears the order [COD-2]."""
    try:
        ask_word(buyer_id=event.buyer_id, order_id=event.order_id, now=clock.now())
    except Refusal:
        # Sent before, no number, or another way: the order's page tells which.
        return


@subscribes(AccountErased)
def forget_who_left(event: AccountErased) -> None:
    """The figures and the stars stay; where the parcels went, and what was said, does not."""
    forget_buyer(account_id=event.account_id)
    forget_words(account_id=event.account_id)


@objects_to_erasure
def orders_under_way(account_id: int) -> Words | None:
    """Nobody leaves in the middle of a trade."""
    if under_way(account_id):
        return _("You have an order under way. Please finish or cancel it first.")
    return None


@exports("orders")
def own_orders(account_id: int) -> Export:
    """What the person bought and sold, said in cases and wrote in reviews."""
    return Export(export_of(account_id))

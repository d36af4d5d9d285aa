from haat.orders.models.attempt import DeliveryAttempt
from haat.orders.models.bag import BagItem
from haat.orders.models.checkout import Checkout
from haat.orders.models.courier import CourierFile, CourierLine
from haat.orders.models.hold import OrderHold
from haat.orders.models.order import Order, OrderLine
from haat.orders.models.pickup import PickupPlace
from haat.orders.models.transition import Transition

__all__ = [
    "BagItem",
    "Checkout",
    "CourierFile",
    "CourierLine",
    "DeliveryAttempt",
    "Order",
    "OrderHold",
    "OrderLine",
    "PickupPlace",
    "Transition",
]

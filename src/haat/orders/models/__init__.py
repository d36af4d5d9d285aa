from haat.orders.models.attempt import DeliveryAttempt
from haat.orders.models.bag import BagItem
from haat.orders.models.case import Case, CaseEntry
from haat.orders.models.checkout import Checkout
from haat.orders.models.courier import CourierFile, CourierLine
from haat.orders.models.label import Label, ReturnLabel
from haat.orders.models.order import Order, OrderLine
from haat.orders.models.pickup import PickupPlace
from haat.orders.models.review import RatingTally, Review, ReviewReport
from haat.orders.models.tax_rule import TaxRule
from haat.orders.models.transition import Transition

__all__ = [
    "BagItem",
    "Case",
    "CaseEntry",
    "Checkout",
    "CourierFile",
    "CourierLine",
    "DeliveryAttempt",
    "Label",
    "Order",
    "OrderLine",
    "PickupPlace",
    "RatingTally",
    "ReturnLabel",
    "Review",
    "ReviewReport",
    "TaxRule",
    "Transition",
]

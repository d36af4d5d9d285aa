"""What happened to an order; heard in the order in which it happened."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class OfOrder(Event):
    """Base of every fact about an order."""

    order_id: int
    buyer_id: int
    seller_id: int

    @property
    def subject(self) -> str:
        return f"order:{self.order_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderPlaced(OfOrder):
    name: ClassVar[str] = "orders.order_placed"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderVerifying(OfOrder):
    """Cash at the door waits for the buyer's word: a code, a tap or a deposit [COD-2]."""

    name: ClassVar[str] = "orders.order_verifying"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderConfirmed(OfOrder):
    name: ClassVar[str] = "orders.order_confirmed"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderPacked(OfOrder):
    name: ClassVar[str] = "orders.order_packed"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderShipped(OfOrder):
    name: ClassVar[str] = "orders.order_shipped"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderDelivered(OfOrder):
    name: ClassVar[str] = "orders.order_delivered"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderAccepted(OfOrder):
    name: ClassVar[str] = "orders.order_accepted"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderSettled(OfOrder):
    name: ClassVar[str] = "orders.order_settled"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderCancelled(OfOrder):
    name: ClassVar[str] = "orders.order_cancelled"
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class OrderRefused(OfOrder):
    """The parcel was not taken at the door [COD-6]."""

    name: ClassVar[str] = "orders.order_refused"
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class DeliveryAttempted(OfOrder):
    """The courier stood at the door in vain; `again` when they come once more [COD-6]."""

    name: ClassVar[str] = "orders.delivery_attempted"
    attempt: int
    reason: str
    again: bool


@fact
@dataclass(frozen=True, kw_only=True)
class OrderReturned(OfOrder):
    """The thing is back with its seller."""

    name: ClassVar[str] = "orders.order_returned"
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class OrderDisputed(OfOrder):
    """The buyer opened a case [ORD-4]."""

    name: ClassVar[str] = "orders.order_disputed"
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class LineCancelled(OfOrder):
    """One thing of an order was called off; the others go on."""

    name: ClassVar[str] = "orders.line_cancelled"
    line_id: int
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class TimeAsked(OfOrder):
    """The seller asked for more time [ORD-2]; the buyer answers."""

    name: ClassVar[str] = "orders.time_asked"
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class TimeDeclined(OfOrder):
    """The buyer did not give the seller more time."""

    name: ClassVar[str] = "orders.time_declined"


@fact
@dataclass(frozen=True, kw_only=True)
class ShippingExtended(OfOrder):
    """The buyer gave the seller more time [ORD-2]."""

    name: ClassVar[str] = "orders.shipping_extended"


@dataclass(frozen=True, kw_only=True)
class OfCase(OfOrder):
    """Base of every fact about a case: which entry of its timeline, and in which role it was made."""

    case_id: int
    entry_id: int
    act: str
    role: str


@fact
@dataclass(frozen=True, kw_only=True)
class CaseOpened(OfCase):
    """The buyer says that something is wrong; the seller answers next."""

    name: ClassVar[str] = "orders.case_opened"
    kind: str


@fact
@dataclass(frozen=True, kw_only=True)
class CaseAnswered(OfCase):
    """The seller offered a part, asked for the thing back, or disagreed; `act` says which."""

    name: ClassVar[str] = "orders.case_answered"


@fact
@dataclass(frozen=True, kw_only=True)
class CaseMoved(OfCase):
    """Anything else in a case: words, a parcel back, an appeal, a clock that ended; `act` says which."""

    name: ClassVar[str] = "orders.case_moved"


@fact
@dataclass(frozen=True, kw_only=True)
class CaseDecided(OfCase):
    """A moderator, or the clock in their place, decided; it is carried out when nobody appeals."""

    name: ClassVar[str] = "orders.case_decided"


@fact
@dataclass(frozen=True, kw_only=True)
class CaseClosed(OfCase):
    """A case ended: "withdrawn", "refunded", "partly_refunded" or "kept"."""

    name: ClassVar[str] = "orders.case_closed"
    outcome: str
    refunded_minor: int


@dataclass(frozen=True, kw_only=True)
class OfReview(OfOrder):
    """Base of every fact about a review. `author_id` wrote it about `about_id`."""

    review_id: int
    author_id: int
    about_id: int


@fact
@dataclass(frozen=True, kw_only=True)
class ReviewWritten(OfReview):
    """It stays hidden until both wrote or the days are over."""

    name: ClassVar[str] = "orders.review_written"


@fact
@dataclass(frozen=True, kw_only=True)
class ReviewsShown(OfOrder):
    """What both sides of an order wrote can be read from now on."""

    name: ClassVar[str] = "orders.reviews_shown"


@fact
@dataclass(frozen=True, kw_only=True)
class ReviewReplied(OfReview):
    name: ClassVar[str] = "orders.review_replied"


@fact
@dataclass(frozen=True, kw_only=True)
class ReviewHidden(OfReview):
    """A moderator took a reported review away and says why."""

    name: ClassVar[str] = "orders.review_hidden"
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class ReviewRestored(OfReview):
    """A moderator showed a hidden review again."""

    name: ClassVar[str] = "orders.review_restored"

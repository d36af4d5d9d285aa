"""What the operator decides about orders."""

from django.utils.translation import gettext_lazy as _

from haat.kernel import policies
from haat.orders.rules import cases as rules

SHIP_BY_DAYS = policies.integer(
    "orders.ship_by_days", default=3, minimum=1, maximum=30, label=_("Ship within"), unit=_("business days")
)
EXTENSION_DAYS = policies.integer(
    "orders.extension_days",
    default=3,
    minimum=1,
    maximum=30,
    label=_("More time that a buyer may give the seller"),
    unit=_("business days"),
)
PAY_WITHIN_DAYS = policies.integer(
    "orders.pay_within_days",
    default=3,
    minimum=1,
    maximum=30,
    label=_("A bank transfer must arrive within"),
    unit=_("days"),
    help=_("Then the order is cancelled and the things go back on sale."),
)
VERIFY_WITHIN_HOURS = policies.integer(
    "orders.verify_within_hours",
    default=24,
    minimum=1,
    maximum=240,
    label=_("A buyer who is asked for a word answers within"),
    unit=_("hours"),
    help=_("For cash at the door. Then the order is cancelled and the things go back on sale."),
)
LOOK_OVER_DAYS = policies.integer(
    "orders.look_over_days",
    default=3,
    minimum=1,
    maximum=30,
    label=_("Time to look a parcel over; silence accepts"),
    unit=_("days"),
)
DELIVERED_AFTER_DAYS = policies.integer(
    "orders.delivered_after_days",
    default=10,
    minimum=1,
    maximum=90,
    label=_("A parcel counts as delivered after"),
    unit=_("days"),
    help=_("When neither buyer, seller nor courier says so before."),
)
MOST_ATTEMPTS = policies.integer(
    "orders.most_attempts", default=2, minimum=1, maximum=5, label=_("Times a courier comes to the door"), unit="×"
)
RETURN_DAYS = policies.integer(
    "orders.return_days",
    default=14,
    minimum=1,
    maximum=90,
    label=_("A parcel that was not taken is back after"),
    unit=_("days"),
    help=_("When the seller does not say so before."),
)
REFUSED_KEEPS = policies.integer(
    "orders.refused_keeps_shipping",
    default=1,
    minimum=0,
    maximum=2,
    label=_("When the buyer did not take a parcel, the seller keeps its shipping cost"),
    unit="×",
    help=_(
        "It is taken from what the buyer paid in advance, such as a deposit. 0: the buyer gets everything back. 2: it"
        " also pays for the way back."
    ),
)
TRANSIT_DAYS = policies.integer(
    "orders.transit_days", default=2, minimum=0, maximum=60, label=_("A parcel travels"), unit=_("business days")
)
PARCEL_PRICES = {
    name: policies.integer(f"orders.parcel_{name}_minor", default=default, label=label, unit=_("smallest coin"))
    for name, default, label in [
        ("letter", 12_000, _("Shipping of a letter")),
        ("small", 18_000, _("Shipping of a small parcel")),
        ("medium", 22_000, _("Shipping of a medium parcel")),
        ("large", 35_000, _("Shipping of a large parcel")),
        ("heavy", 60_000, _("Shipping of a heavy parcel")),
    ]
}
PARCEL_FURTHER = policies.integer(
    "orders.parcel_further_minor",
    default=4_000,
    label=_("Each further thing in a parcel adds"),
    unit=_("smallest coin"),
)
MAX_BAG = 60

# Cases [ORD-4]. Every clock, and what silence does.
NOT_RECEIVED_AFTER_DAYS = policies.integer(
    "orders.not_received_after_days",
    default=5,
    minimum=1,
    maximum=60,
    label=_("A parcel may be called missing after"),
    unit=_("days since it was shipped"),
)
CASE_ANSWER_HOURS = policies.integer(
    "orders.case_answer_hours",
    default=48,
    minimum=1,
    maximum=720,
    label=_("A seller answers a case within"),
    unit=_("hours"),
)
CASE_OFFER_HOURS = policies.integer(
    "orders.case_offer_hours",
    default=48,
    minimum=1,
    maximum=720,
    label=_("An offer of a partial refund stays open for"),
    unit=_("hours"),
)
CASE_ADDRESS_HOURS = policies.integer(
    "orders.case_address_hours",
    default=48,
    minimum=1,
    maximum=720,
    label=_("A seller says where a return is to be sent within"),
    unit=_("hours"),
    help=_("Asked of those who keep no address. Silence refunds the buyer, who keeps the thing."),
)
CASE_RETURN_DAYS = policies.integer(
    "orders.case_return_days",
    default=5,
    minimum=1,
    maximum=60,
    label=_("A buyer sends a return within"),
    unit=_("days"),
    help=_("Otherwise the case closes for the seller."),
)
CASE_TRAVEL_DAYS = policies.integer(
    "orders.case_travel_days",
    default=7,
    minimum=1,
    maximum=60,
    label=_("A return counts as arrived after"),
    unit=_("days"),
)
CASE_INSPECT_HOURS = policies.integer(
    "orders.case_inspect_hours",
    default=48,
    minimum=1,
    maximum=720,
    label=_("A seller looks at a return within"),
    unit=_("hours"),
    help=_("Silence refunds the buyer."),
)
CASE_MODERATOR_HOURS = policies.integer(
    "orders.case_moderator_hours",
    default=120,
    minimum=1,
    maximum=2000,
    label=_("A moderator decides within"),
    unit=_("hours"),
    help=_("Otherwise the clock decides: what can be returned is returned and refunded, anything else is refunded."),
)
CASE_APPEAL_HOURS = policies.integer(
    "orders.case_appeal_hours",
    default=48,
    minimum=1,
    maximum=720,
    label=_("A decision can be appealed for"),
    unit=_("hours"),
)
CASE_SILENCE_REFUNDS = policies.choices(
    "orders.case_silence_refunds",
    default=[rules.UNTRACKED],
    allowed=list(rules.SILENCE_CHOICES),
    label=_("When the seller is silent, the buyer is refunded for"),
    help=_(
        "Every other case goes to a moderator. not_received_untracked: nothing arrived and the seller gave no tracking"
        " number; nobody: always a moderator."
    ),
)
CASE_LABEL_BY_SELLER = policies.choices(
    "orders.case_label_by_seller",
    default=list(rules.SHOWN_BY_PHOTOS),
    allowed=[*rules.SHOWN_BY_PHOTOS, rules.NOBODY],
    label=_("The seller pays for sending back a thing that is"),
    help=_("Every other return is sent at the buyer's cost."),
)

CASE_WAY_BACK_MOST = policies.integer(
    "orders.case_way_back_most_minor",
    default=60_000,
    label=_("A way back that the buyer paid is given back up to"),
    unit=_("smallest coin"),
    help=_("The buyer shows the receipt. Where the buyer bears the way back, nothing is given back for it."),
)

REVIEW_DAYS = policies.integer(
    "orders.review_days",
    default=14,
    minimum=1,
    maximum=90,
    label=_("Reviews can be written, and stay hidden until both wrote, for"),
    unit=_("days after acceptance"),
)

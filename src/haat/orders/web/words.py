"""What an order's page says, by who reads it and where the order stands."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from haat.orders import rules
from haat.orders.rules.cases import BY_CASE
from haat.orders.types import OrderRow, OrderView, StepView
from haat.orders.web.case_words import KINDS
from haat.payments.types import COD

BADGES = {
    rules.PLACED: ("lamp", "clock", _("Waiting for the money")),
    rules.VERIFYING: ("lamp", "clock", _("Waiting for the buyer's word")),
    rules.CONFIRMED: ("indigo", "check", _("Confirmed")),
    rules.PACKED: ("indigo", "box", _("Packed")),
    rules.SHIPPED: ("indigo", "truck", _("On its way")),
    rules.DELIVERED: ("leaf", "check", _("Delivered")),
    rules.ACCEPTED: ("leaf", "check", _("All is well")),
    rules.SETTLED: ("leaf", "check", _("All is well")),
    rules.DISPUTED: ("lamp", "info", _("In a case")),
    rules.REFUSED: ("madder", "x", _("Not taken at the door")),
    rules.RETURNED: ("madder", "x", _("Back with the seller")),
    rules.CANCELLED: ("madder", "x", _("Called off")),
}

HEADLINES = {
    (rules.BUYER, rules.PLACED): _("Now your transfer."),
    (rules.BUYER, rules.VERIFYING): _("One word from you, and it is packed."),
    (rules.BUYER, rules.CONFIRMED): _("Ordered. It is packed next."),
    (rules.BUYER, rules.PACKED): _("Packed, and waiting for the courier."),
    (rules.BUYER, rules.SHIPPED): _("It is on its way to you."),
    (rules.BUYER, rules.DELIVERED): _("It is here. Have a good look."),
    (rules.BUYER, rules.DISPUTED): _("We settle this together."),
    (rules.BUYER, rules.REFUSED): _("It was not taken at the door."),
    (rules.BUYER, rules.RETURNED): _("It is back with the seller."),
    (rules.BUYER, rules.ACCEPTED): _("All is well. Enjoy it."),
    (rules.BUYER, rules.SETTLED): _("All is well. Enjoy it."),
    (rules.SELLER, rules.PLACED): _("Wait with packing. The money is on its way."),
    (rules.SELLER, rules.VERIFYING): _("Wait with packing. The buyer is asked first."),
    (rules.SELLER, rules.CONFIRMED): _("Sold. Pack it next."),
    (rules.SELLER, rules.PACKED): _("Packed. Hand it over next."),
    (rules.SELLER, rules.SHIPPED): _("It is on its way."),
    (rules.SELLER, rules.DELIVERED): _("It has arrived. Your buyer is looking it over."),
    (rules.SELLER, rules.DISPUTED): _("Your buyer says that something is wrong."),
    (rules.SELLER, rules.REFUSED): _("It was not taken. It comes back to you."),
    (rules.SELLER, rules.RETURNED): _("It is back with you."),
    (rules.SELLER, rules.ACCEPTED): _("All is well. The money is yours."),
    (rules.SELLER, rules.SETTLED): _("All is well. The money is yours."),
}
# What is fetched waits for no courier.
TO_FETCH = {
    rules.BUYER: _("Packed. Come and fetch it."),
    rules.SELLER: _("Packed. Your buyer comes for it."),
}
CALLED_OFF = _("This order was called off.")
STAFF_HEADLINE = _("An order between two people")

# What the clock's own reasons mean.
REASONS = {
    rules.UNPAID: _("The transfer did not arrive in time."),
    rules.UNVERIFIED: _("Nobody confirmed it in time."),
    rules.UNSHIPPED: _("It was not shipped in time."),
    BY_CASE: _("The case ended so."),
}

CARRIERS = ("TCS", "Leopards", "M&P", "BlueEx", "Pakistan Post", "Pathao", "RedX", "SDEK", "GHN", "Viettel Post")
SELF = pgettext_lazy("carrier", "Delivered by the seller")

SHELVES = {
    "pack": _("To pack"),
    "ship": _("To ship"),
    "waiting": _("Not sure yet"),
    "way": _("On the way"),
    "trouble": _("In trouble"),
    "done": _("Done"),
    "cancelled": _("Called off"),
}


_MARKET_BEARS = {
    rules.BUYER: _("This market gave you money back."),
    rules.SELLER: _("This market refunded your buyer; you keep the money."),
}


def headline(order: OrderView) -> object:
    """The sentence on top of the page."""
    if order.state == rules.CANCELLED:
        return CALLED_OFF
    if order.case.market_bears and order.role in _MARKET_BEARS:
        return _MARKET_BEARS[order.role]
    if order.state == rules.PACKED and order.pickup_place and order.role in TO_FETCH:
        return TO_FETCH[order.role]
    return HEADLINES.get((order.role, order.state), STAFF_HEADLINE)


def steps(order: OrderView) -> list[dict[str, object]]:
    """The steps that were taken, newest first, each in a sentence for who reads it."""
    return [{"at": step.at, "text": _step(order, step), "note": _note(order, step)} for step in reversed(order.steps)]


def row(order: OrderRow, *, selling: bool) -> dict[str, object]:
    """An order in a list: what it is, with whom, where it stands."""
    tone, icon, text = BADGES[order.state]
    return {
        "id": order.id,
        "number": order.number,
        "titles": order.titles,
        "photos": order.photos,
        "total_minor": order.total_minor,
        "currency": order.currency,
        "due_at": order.due_at,
        "other": order.other,
        "city": order.city,
        "line": f"{order.other.display_name}, {order.city}" if selling else order.other.display_name,
        "badge": {"tone": tone, "icon": icon, "text": text},
    }


def _step(order: OrderView, step: StepView) -> str:
    mine = order.role == rules.SELLER
    seller, buyer = order.seller.display_name, order.buyer.display_name
    match step.state:
        case rules.PLACED:
            return (
                gettext("You ordered") if order.role == rules.BUYER else gettext("%(name)s ordered") % {"name": buyer}
            )
        case rules.VERIFYING:
            return gettext("We ask once before it is packed")
        case rules.CONFIRMED:
            return gettext("Confirmed, cash at the door") if order.method == COD else gettext("The money is here")
        case rules.PACKED:
            return gettext("You packed it") if mine else gettext("Packed by %(name)s") % {"name": seller}
        case rules.SHIPPED:
            return gettext("On its way with %(carrier)s") % {"carrier": order.carrier}
        case rules.DELIVERED:
            return gettext("Delivered")
        case rules.DISPUTED:
            return gettext("A case was opened")
        case rules.REFUSED:
            return gettext("Not taken at the door")
        case rules.RETURNED:
            return gettext("Back with %(name)s") % {"name": seller}
        case rules.ACCEPTED:
            return gettext("The seller is paid") if order.case.market_bears else gettext("“All is well”")
        case rules.SETTLED:
            return gettext("The books are closed")
    return gettext("Called off")


def _note(order: OrderView, step: StepView) -> str:
    """Who said so, where it is not plain, and the words that were given."""
    if step.state == rules.SHIPPED and order.tracking:
        return gettext("Tracking %(number)s") % {"number": order.tracking}
    if step.reason == BY_CASE:
        return str(REASONS[BY_CASE])
    if step.state == rules.DISPUTED:
        return str(KINDS.get(step.reason, step.reason))
    if step.state == rules.DELIVERED:
        return gettext("You said so.") if step.role == order.role else str(_DELIVERED_BY[step.role])
    if step.state == rules.ACCEPTED and order.case.market_bears:
        return str(REASONS[BY_CASE])
    if step.state == rules.ACCEPTED and step.role == rules.CLOCK:
        return gettext("Nobody said otherwise in time.")
    if step.state == rules.CANCELLED:
        # What a person wrote runs from its own side, whatever stands before it.
        why = str(REASONS.get(step.reason, step.reason)) if step.role == rules.CLOCK else f"\u2068{step.reason}\u2069"
        who = gettext("By you.") if step.role == order.role else str(_CALLED_OFF_BY[step.role])
        return " ".join(part for part in (who, why if step.reason else "") if part)
    return ""


_DELIVERED_BY = {
    rules.BUYER: _("The buyer said so."),
    rules.SELLER: _("The seller said so."),
    rules.COURIER: _("The courier said so."),
    rules.STAFF: _("We looked into it."),
    rules.CLOCK: _("Nobody said otherwise in time."),
}
_CALLED_OFF_BY = {
    rules.BUYER: _("By the buyer."),
    rules.SELLER: _("By the seller."),
    rules.STAFF: _("By the people who run this market."),
    rules.CLOCK: "",
}

"""Causes in words: a short line on the card, two lines in the sheet."""

from django.utils.translation import gettext as _

from haat.accounts.types import Person
from haat.discovery.queries.lexicon import label_of
from haat.discovery.types import Cause
from haat.kernel.ui.reading import money


def line(causes: list[Cause], seller: Person) -> str:
    """The reason on the card: the strongest cause, and a second one when both are short: "Your size, price dropped"."""
    lead = causes[0]
    second = next((cause for cause in causes[1:] if cause.code in _SECONDS), None)
    if lead.code in _SHORT and second and second.code != lead.code:
        return _("%(first)s, %(second)s") % {"first": _lead(lead, seller), "second": _second(second)}
    return _lead(lead, seller)


_SHORT = ("size", "fresh", "near")
_SECONDS = ("size", "dropped", "near")


def _lead(cause: Cause, seller: Person) -> str:
    match cause.code:
        case "followed":
            return _("You follow %(name)s") % {"name": seller.display_name}
        case "size":
            return _("Your size")
        case "dropped":
            return _("Price dropped")
        case "category" | "brand" | "colour":
            return _("You like %(what)s") % {"what": label_of(cause.code, cause.values["value"])}
        case "near":
            return _("Near you in %(city)s") % {"city": seller.city}
        case "fresh":
            return _("Just in")
        case "new_seller":
            return _("New seller in %(city)s") % {"city": seller.city} if seller.city else _("New seller")
        case "well_spoken":
            return _("Buyers speak well of %(name)s") % {"name": seller.display_name}
        case "first_audience":
            return _("New, be among the first to see it")
        case _:
            return _("Something different")


def _second(cause: Cause) -> str:
    return {"size": _("your size"), "dropped": _("price dropped"), "near": _("near you")}[cause.code]


def told(cause: Cause, seller: Person, currency: str) -> tuple[str, str, str]:
    """(icon, heading, explanation) of a cause in the sheet "Why this?"."""
    match cause.code:
        case "followed":
            return "me", _("You follow %(name)s") % {"name": seller.display_name}, _("Their new things come first.")
        case "size":
            size = label_of("size", cause.values["size"])
            return "ruler", _("It is your size"), _("You wear %(size)s, as you told us.") % {"size": size}
        case "dropped":
            by = money(int(cause.values["by_minor"]), currency)
            return "drop", _("The price dropped"), _("By %(amount)s in the last 30 days.") % {"amount": by}
        case "category" | "brand" | "colour":
            what = label_of(cause.code, cause.values["value"])
            return "heart", _("You like %(what)s") % {"what": what}, _("From what you opened and liked.")
        case "near":
            return "pin", _("It is near you"), seller.city
        case "fresh":
            return "clock", _("Just in"), _("It came up in the last two days.")
        case "new_seller":
            return (
                "stall",
                _("A new seller"),
                _("At least one in ten things you see is new or from somebody new: everyone gets a start."),
            )
        case "well_spoken":
            return (
                "spark",
                _("Buyers speak well of %(name)s") % {"name": seller.display_name},
                _("Reviews move things a few places, no more."),
            )
        case "first_audience":
            return (
                "eye",
                _("A new thing"),
                _("Every new thing is shown to some people first. After that, likes and visits decide."),
            )
        case _:
            return "lamp", _("Something different"), _("Drawn by lot, so that you see beyond what you already know.")

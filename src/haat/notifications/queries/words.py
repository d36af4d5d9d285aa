"""Notices in words, in the language that is active: that of the reader on a page, of the recipient in a mail."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from haat.accounts.operations.give_roles import ROLES
from haat.kernel.ui.reading import digits, full_date, money

Values = Mapping[str, Any]


def words_of(kind: str, values: Values, *, names: list[str], count: int, title: str) -> str:
    """One sentence. `names` are those who did it, newest first; `title` the thing it is about."""
    said = {
        **values,
        "title": title or _("one of your things"),
        "name": names[0] if names else _("Somebody"),
        "others": max(0, count - 1),
    }
    return _SENTENCES[kind](said, count)


def _liked(said: Values, count: int) -> str:
    if count == 1:
        return _("%(name)s likes your %(title)s") % said
    return ngettext(
        "%(name)s and %(others)d other like your %(title)s",
        "%(name)s and %(others)d others like your %(title)s",
        count - 1,
    ) % dict(said)


def _followed(said: Values, count: int) -> str:
    if count == 1:
        return _("%(name)s follows you") % said
    return ngettext(
        "%(name)s and %(others)d other follow you", "%(name)s and %(others)d others follow you", count - 1
    ) % dict(said)


def _price_dropped(said: Values, count: int) -> str:
    price = money(said["new_minor"], said["currency"])
    return _("%(title)s, which you like, now costs %(price)s") % {**said, "price": price}


def _search_matched(said: Values, count: int) -> str:
    found = said["count"]
    return ngettext(
        "%(found)d new thing for your search “%(search)s”", "%(found)d new things for your search “%(search)s”", found
    ) % {**said, "found": found, "search": said["search_name"]}


def _paid_out(said: Values, count: int) -> str:
    amount = money(said["amount_minor"], said["currency"])
    return _("%(amount)s is on its way to your bank") % {"amount": amount}


def _payout_returned(said: Values, count: int) -> str:
    amount = money(said["amount_minor"], said["currency"])
    return _("Your bank sent %(amount)s back: %(reason)s. Please say anew where to send it.") % {
        **said,
        "amount": amount,
    }


def _reserve_set(said: Values, count: int) -> str:
    if not said["points"]:
        return _("Nothing is kept back from your sales from now on: %(reason)s") % said
    share = digits(f"{said['points'] / 100:g}\u00a0%")
    return _("From now on %(share)s of each sale is kept back for a while: %(reason)s") % {**said, "share": share}


def _by_bank(words: Promise) -> Callable[[Values, int], str]:
    return lambda said, _count: str(words) % {"amount": money(said["amount_minor"], said["currency"])}


def _roles_given(said: Values, count: int) -> str:
    roles = [str(ROLES[role]).partition(":")[0] for role in said["roles"].split() if role in ROLES]
    if not roles:
        return _("You have no role in running this market any longer")
    return _("You help to run this market now: %(roles)s") % {"roles": ", ".join(roles)}


def _dispute_won(said: Values, count: int) -> str:
    amount = money(said["amount_minor"], said["currency"])
    return _("The bank decided for you: %(amount)s for %(title)s is yours again") % {**said, "amount": amount}


def _dispute_lost(said: Values, count: int) -> str:
    amount = money(said["amount_minor"], said["currency"])
    return _("The bank decided for the buyer: %(amount)s for %(title)s has left") % {**said, "amount": amount}


def _books_differ(said: Values, count: int) -> str:
    found = said["count"]
    return ngettext(
        "The books and %(source)s disagree in %(found)d place",
        "The books and %(source)s disagree in %(found)d places",
        found,
    ) % {**said, "found": found}


def _day(moment: str) -> str:
    return full_date(datetime.fromisoformat(moment))


def _cancelled(said: Values, count: int) -> str:
    if said.get("role") == "seller":
        return _("The order of %(title)s was cancelled. Please do not ship it.") % said
    return _("Your order of %(title)s was cancelled. What you paid goes back to you.") % said


def _case_offered(said: Values, count: int) -> str:
    amount = money(said["amount_minor"], said["currency"])
    return _("%(name)s offers you %(amount)s back for %(title)s") % {**said, "amount": amount}


def _case_where(said: Values, count: int) -> str:
    if said["role"] == "seller":
        words = _("Please say by %(day)s where %(title)s is to be sent back. Else it is refunded and not sent back.")
    else:
        words = _("The seller has until %(day)s to say where %(title)s is to be sent. Please keep it safe until then.")
    return words % {**said, "day": _day(said["until"])}


def _case_closed(said: Values, count: int) -> str:
    amount = money(said.get("amount_minor") or 0, said["currency"])
    words = _CLOSED[said["outcome"], said["role"]] % {**said, "amount": amount}
    if said.get("market_bears") and said["role"] == "seller":
        words += ". " + _("This market pays it; you keep the money.")
    return words


def _refund_made(said: Values, count: int) -> str:
    amount = money(said["amount_minor"], said["currency"])
    return str(_WAYS_BACK[said["way"]]) % {**said, "amount": amount}


_WAYS_BACK: dict[str, Promise] = {
    "wallet": gettext_lazy("%(amount)s for %(title)s came back to you as store credit"),
    "provider": gettext_lazy("%(amount)s for %(title)s goes back to your card. Banks take some days for it."),
    "bank": gettext_lazy("%(amount)s for %(title)s goes back to you by bank transfer"),
}


def _model_drifts(said: Values, count: int) -> str:
    week = _day(said["week"])
    if said["untrue"]:
        return _("Parcels of the week of %(week)s came back more or less often than the model said") % {"week": week}
    return _("Orders of the week of %(week)s look other than those the model learned from") % {"week": week}


_CLOSED: dict[tuple[str, str], Promise] = {
    ("withdrawn", "buyer"): gettext_lazy("Your case about %(title)s is closed: all is well"),
    ("withdrawn", "seller"): gettext_lazy("%(name)s says that all is well with %(title)s after all"),
    ("refunded", "buyer"): gettext_lazy("Your case about %(title)s is closed: you get everything back"),
    ("refunded", "seller"): gettext_lazy("The case about %(title)s is closed: %(name)s gets everything back"),
    ("partly_refunded", "buyer"): gettext_lazy("Your case about %(title)s is closed: you get %(amount)s back"),
    ("partly_refunded", "seller"): gettext_lazy("The case about %(title)s is closed: %(amount)s go back to %(name)s"),
    ("kept", "buyer"): gettext_lazy("Your case about %(title)s is closed: the seller keeps the money"),
    ("kept", "seller"): gettext_lazy("The case about %(title)s is closed: you keep the money"),
}


_SENTENCES: dict[str, Callable[[Values, int], str]] = {
    "order_new": lambda said, _count: _("%(name)s ordered your %(title)s") % said,
    "order_placed": lambda said, _count: _("You ordered %(title)s. We tell you when it ships.") % said,
    "order_confirmed": lambda said, _count: _("Ready to pack: %(title)s") % said,
    "order_attempted": lambda said, _count: _("The courier could not hand over %(title)s") % said,
    "order_refused": lambda said, _count: _("%(title)s was not taken and comes back to you") % said,
    "order_returned": lambda said, _count: _("%(title)s is back with its seller") % said,
    "order_shipped": lambda said, _count: _("%(title)s is on its way to you") % said,
    "order_delivered": lambda said, _count: _("%(title)s was delivered. Look it over and say if all is well.") % said,
    "order_accepted": lambda said, _count: _("%(name)s says all is well with %(title)s") % said,
    "order_settled": lambda said, _count: _("The money for %(title)s is yours to take") % said,
    "order_cancelled": _cancelled,
    "order_verifying": lambda said, _count: _("One word from you, and %(name)s packs %(title)s") % said,
    "line_cancelled": lambda said, _count: _("A thing of the order %(title)s was called off") % said,
    "time_asked": lambda said, _count: _("%(name)s asks for more time to ship %(title)s") % said,
    "time_declined": lambda said, _count: _("%(name)s asks you to ship %(title)s in time") % said,
    "shipping_extended": lambda said, _count: _("%(name)s gives you more time to ship %(title)s") % said,
    "strike_given": lambda _said, _count: _("A parcel of yours came back. You can read what that means, and answer."),
    "strike_lifted": lambda _said, _count: _("A strike was taken back. It counts no longer."),
    "strike_answered": lambda _said, _count: _("Somebody has answered what you wrote about a parcel"),
    "cod_off": lambda said, _count: _("Cash on delivery rests for you until %(day)s") % {"day": _day(said["until"])},
    "cod_on": lambda _said, _count: _("Cash on delivery is open for you again"),
    "case_opened": lambda said, _count: (
        _("%(name)s says that something is wrong with %(title)s. Please answer: the clock runs.") % said
    ),
    "case_offered": _case_offered,
    "case_return": lambda said, _count: _("%(title)s is refunded once it is back. Please send it back.") % said,
    "case_where": _case_where,
    "case_moved": lambda said, _count: _("There is something new in the case about %(title)s") % said,
    "case_said": lambda said, _count: _("%(name)s wrote in the case about %(title)s") % said,
    "case_decided": lambda said, _count: _("It is decided what happens with %(title)s. Please read why.") % said,
    "case_closed": _case_closed,
    "case_waits": lambda said, _count: (
        _("A case about %(title)s waits for a decision until %(day)s") % {**said, "day": _day(said["until"])}
    ),
    "case_appealed": lambda said, _count: (
        _("An appeal about %(title)s waits for another moderator until %(day)s") % {**said, "day": _day(said["until"])}
    ),
    "refund_made": _refund_made,
    "model_drifts": _model_drifts,
    "review_written": lambda said, _count: (
        _("%(name)s wrote about the order of %(title)s. Write too, and you both can read it.") % said
    ),
    "reviews_shown": lambda said, _count: _("You can read now what was written about the order of %(title)s") % said,
    "review_replied": lambda said, _count: _("%(name)s replied to what you wrote about %(title)s") % said,
    "review_hidden": lambda said, _count: _("What you wrote about %(title)s was taken away: %(reason)s") % said,
    "paid_out": _paid_out,
    "payout_returned": _payout_returned,
    "reserve_set": _reserve_set,
    "reserve_lifted": lambda said, _count: (
        _("What was decided about keeping back a part of your sales has ended: %(reason)s") % said
    ),
    "invoice_issued": lambda _said, _count: _("There is a new invoice about the market's commission"),
    "books_differ": _books_differ,
    "books_broken": lambda said, _count: _("The books do not add up. Stop payouts and look: %(finding)s") % said,
    "payment_failed": lambda said, _count: (
        _("Your card was not charged for %(title)s. You can try again, or another card.") % said
    ),
    "payment_disputed": lambda said, _count: (
        _("The buyer's bank asks for the money of %(title)s back. We set it aside and answer with what we know.") % said
    ),
    "bank_credited": _by_bank(gettext_lazy("%(amount)s came by bank and paid no order: it is your store credit now")),
    "bank_returning": _by_bank(gettext_lazy("%(amount)s came by bank and paid no order: we send it back to your bank")),
    "bank_returned": _by_bank(gettext_lazy("%(amount)s that paid no order is on its way back to your bank")),
    "dispute_won": _dispute_won,
    "dispute_lost": _dispute_lost,
    "roles_given": _roles_given,
    "appeal_answered": lambda _said, _count: _("Somebody has answered what you wrote against a decision"),
    "liked": _liked,
    "followed": _followed,
    "price_dropped": _price_dropped,
    "search_matched": _search_matched,
}

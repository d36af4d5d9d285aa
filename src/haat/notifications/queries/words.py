"""Notices in words, in the language that is active: that of the reader on a page, of the recipient in a mail."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from haat.kernel.ui.reading import full_date, money

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


def _day(moment: str) -> str:
    return full_date(datetime.fromisoformat(moment))


def _cancelled(said: Values, count: int) -> str:
    if said.get("role") == "seller":
        return _("The order of %(title)s was cancelled. Please do not ship it.") % said
    return _("Your order of %(title)s was cancelled. What you paid goes back to you.") % said


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
    "shipping_extended": lambda said, _count: _("%(name)s gives you more time to ship %(title)s") % said,
    "strike_given": lambda _said, _count: _("A parcel of yours came back. You can read what that means, and answer."),
    "strike_lifted": lambda _said, _count: _("A strike was taken back. It counts no longer."),
    "strike_answered": lambda _said, _count: _("Somebody has answered what you wrote about a parcel"),
    "cod_off": lambda said, _count: _("Cash on delivery rests for you until %(day)s") % {"day": _day(said["until"])},
    "cod_on": lambda _said, _count: _("Cash on delivery is open for you again"),
    "paid_out": _paid_out,
    "liked": _liked,
    "followed": _followed,
    "price_dropped": _price_dropped,
    "search_matched": _search_matched,
}

"""What a case's page says, by who reads it and where the case stands."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haat.kernel.ui.reading import moment, money
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER, CLOCK, SELLER, STAFF
from haat.orders.types.cases import CaseEntryView, CaseRow, CaseView

KINDS = {
    rules.NOT_RECEIVED: _("It did not arrive"),
    rules.NOT_AS_DESCRIBED: _("It is not as described"),
    rules.COUNTERFEIT: _("It is a fake"),
    rules.DAMAGED: _("It is damaged"),
}
KIND_HELP = {
    rules.NOT_RECEIVED: _("The parcel is late, or it is said to be delivered and you do not have it."),
    rules.NOT_AS_DESCRIBED: _("Another size, color, brand or condition than the listing said."),
    rules.COUNTERFEIT: _("Show the label, the stamp or the seam that tells it."),
    rules.DAMAGED: _("It broke on the way. Show the parcel too."),
}
BADGES = {
    rules.ANSWERING: ("lamp", "clock", _("The seller answers")),
    rules.OFFERED: ("lamp", "tag", _("An offer is open")),
    rules.ADDRESSING: ("lamp", "pin", _("The seller says where to send it")),
    rules.RETURNING: ("lamp", "box", _("To be sent back")),
    rules.COMING_BACK: ("indigo", "truck", _("On its way back")),
    rules.INSPECTING: ("lamp", "search", _("The seller looks at it")),
    rules.MODERATING: ("indigo", "people", _("A moderator decides")),
    rules.DECIDED: ("indigo", "check", _("Decided, open to appeal")),
    rules.APPEALED: ("indigo", "people", _("Another moderator decides")),
    rules.CLOSED: ("leaf", "check", _("Closed")),
}
OUTCOMES = {
    rules.WITHDRAWN: _("All is well after all"),
    rules.REFUNDED: _("Everything was refunded"),
    rules.PARTLY: _("A part was refunded"),
    rules.KEPT: _("The seller keeps the money"),
}
DECISIONS = {
    rules.FULL: _("Refund everything"),
    rules.PART: _("Refund a part; the buyer keeps it"),
    rules.RETURN_FIRST: _("Send it back first, then refund everything"),
    rules.NOTHING: _("No refund; the seller is paid"),
}
# What happens when a clock ends, by the state it runs in; `when` is the moment.
_SILENCE = {
    (rules.ANSWERING, rules.TO_BUYER): _("If the seller does not answer by %(when)s, everything is refunded."),
    (rules.ANSWERING, rules.TO_MODERATOR): _("If the seller does not answer by %(when)s, a moderator decides."),
    (rules.OFFERED, rules.TO_MODERATOR): _("If the buyer does not answer by %(when)s, a moderator decides."),
    (rules.RETURNING, rules.TO_SELLER): _(
        "If it is not sent back by %(when)s, the case closes and the seller is paid."
    ),
    (rules.RETURNING, rules.ASKS_WHERE): _("If the seller has given no address by %(when)s, they are asked for it."),
    (rules.ADDRESSING, rules.TO_BUYER): _(
        "If the seller gives no address by %(when)s, everything is refunded and the buyer keeps it."
    ),
    (rules.ADDRESSING, rules.KNOWS_WHERE): _("The seller gave an address. The days to send it back begin now."),
    (rules.COMING_BACK, rules.ARRIVES): _("On %(when)s it counts as arrived, unless the seller says so before."),
    (rules.INSPECTING, rules.TO_BUYER): _("If the seller says nothing by %(when)s, everything is refunded."),
    (rules.MODERATING, rules.DECIDES): _(
        "If no moderator decides by %(when)s, the clock does: what can be sent back is sent back and refunded, anything"
        " else is refunded."
    ),
    (rules.DECIDED, rules.STANDS): _("If nobody appeals by %(when)s, this happens."),
    (rules.APPEALED, rules.STANDS): _("If no other moderator decides by %(when)s, the first decision stands."),
}


def silence(state: str, what: str, due_at: datetime) -> str:
    """What the clock of a state does, in a sentence."""
    return str(_SILENCE[state, what]) % {"when": moment(due_at)}


def headline(case: CaseView) -> object:
    """The sentence on top of the page."""
    if case.state == rules.CLOSED:
        return OUTCOMES[case.outcome]
    return _HEADLINES.get((case.role, case.state)) or BADGES[case.state][2]


_HEADLINES = {
    (SELLER, rules.ANSWERING): _("Your buyer needs an answer."),
    (BUYER, rules.ANSWERING): _("We asked the seller for an answer."),
    (BUYER, rules.OFFERED): _("The seller offers you a part back."),
    (SELLER, rules.OFFERED): _("Your offer is with the buyer."),
    (BUYER, rules.ADDRESSING): _("We asked the seller where to send it."),
    (SELLER, rules.ADDRESSING): _("Please say where to send it."),
    (BUYER, rules.RETURNING): _("Send it back, and you get everything back."),
    (SELLER, rules.RETURNING): _("The buyer sends it back to you."),
    (BUYER, rules.COMING_BACK): _("It is on its way back."),
    (SELLER, rules.COMING_BACK): _("It is on its way back to you."),
    (SELLER, rules.INSPECTING): _("It is back. Have a look at it."),
    (BUYER, rules.INSPECTING): _("The seller looks at what came back."),
    (BUYER, rules.MODERATING): _("A person of this market looks at it."),
    (SELLER, rules.MODERATING): _("A person of this market looks at it."),
    (BUYER, rules.DECIDED): _("It is decided. Nothing moves before you both could answer."),
    (SELLER, rules.DECIDED): _("It is decided. Nothing moves before you both could answer."),
    (BUYER, rules.APPEALED): _("Another person looks at it anew."),
    (SELLER, rules.APPEALED): _("Another person looks at it anew."),
}


def badge(state: str, outcome: str = "") -> dict[str, object]:
    """Where the case stands."""
    tone, icon, text = BADGES[state]
    return {"tone": tone, "icon": icon, "text": OUTCOMES.get(outcome, text)}


def entries(case: CaseView) -> list[dict[str, Any]]:
    """The timeline, newest first, each line in a sentence for who reads it."""
    return [
        {
            "at": entry.at,
            "text": _entry(case, entry),
            "words": entry.words if entry.act != "return_sent" else "",
            "photos": [(photo, photo.src(1600)) for photo in entry.photos],
            "note": _note(case, entry),
            "silence": silence(entry.state, entry.silence, entry.due_at) if entry.due_at and entry.silence else "",
            "is_last": entry is case.entries[-1],
        }
        for entry in reversed(case.entries)
    ]


def row(case: CaseRow) -> dict[str, Any]:
    """A case in a list."""
    return {"case": case, "kind": KINDS[case.kind], "badge": badge(case.state, case.outcome)}


def _name(case: CaseView, entry: CaseEntryView) -> str:
    if entry.is_mine:
        return gettext("You")
    if entry.role == CLOCK:
        return gettext("The clock")
    if entry.role == STAFF:
        return entry.actor.display_name if entry.actor else gettext("A moderator")
    return str(entry.actor.display_name) if entry.actor else gettext("Somebody")


def _entry(case: CaseView, entry: CaseEntryView) -> str:
    said = {
        "name": _name(case, entry),
        "amount": money(entry.amount_minor or 0, case.currency),
        "kind": KINDS[case.kind],
        "seller": case.seller.display_name,
        "buyer": case.buyer.display_name,
    }
    act, _dash, decision = entry.act.rpartition("_")
    if act in ("decided", "final", "clock") and decision in DECISIONS:
        said["decision"] = DECISIONS[decision]
        return str(_DECIDED[act]) % said
    return str(_ACTS[entry.act]) % said


_WAY_BACK_BY = {
    "seller": _("The seller bears the way back."),
    "platform": _("This market bears the way back."),
    "buyer": _("The buyer pays the way back."),
}
_WAY_BACK_COST = {
    "seller": _("The way back cost %(amount)s, which the seller bears."),
    "platform": _("The way back cost %(amount)s, which this market bears."),
    "buyer": _("The way back cost %(amount)s, which the buyer bears."),
}


def closing(case: CaseView) -> list[str]:
    """Who bears the refund and the way back of a closed case, as far as it is not the seller alone."""
    said = []
    if case.market_bears:
        said.append(gettext("This market bears the refund; the seller keeps the money."))
    if case.way_back_by:
        said.append(str(_WAY_BACK_COST[case.way_back_by]) % {"amount": money(case.way_back_minor, case.currency)})
    return said


def _note(case: CaseView, entry: CaseEntryView) -> str:
    if entry.act == "return_sent":
        said = gettext("Tracking %(number)s") % {"number": entry.words}
        if entry.amount_minor:
            cost = {"amount": money(entry.amount_minor, case.currency)}
            said += ". " + gettext("The way back cost %(amount)s.") % cost
        return said
    sent_back = entry.state in (rules.ADDRESSING, rules.RETURNING)
    if sent_back and entry.act in ("return_asked", "carried_out", "silence_decided"):
        return str(_WAY_BACK_BY[case.label_by])
    if entry.act == "label_bought":
        return case.label.carrier + " " + case.label.tracking if case.label else ""
    if entry.state == rules.CLOSED:
        return " ".join(closing(case))
    if entry.amount_minor and entry.act.startswith(("decided", "final")):
        return money(entry.amount_minor, case.currency)
    return ""


_DECIDED = {
    "decided": _("%(name)s decided: %(decision)s"),
    "final": _("%(name)s had the last word: %(decision)s"),
    "clock": _("Nobody decided in time, so the clock did: %(decision)s"),
}
_ACTS = {
    "opened": _("%(name)s opened a case: %(kind)s"),
    "offered": _("%(name)s offered %(amount)s back"),
    "offer_taken": _("%(name)s took the offer: %(amount)s goes back"),
    "offer_declined": _("%(name)s did not take the offer"),
    "return_asked": _("%(name)s asked for it back, for a full refund"),
    "disagreed": _("%(name)s disagreed"),
    "refunded": _("%(name)s refunded everything"),
    "label_bought": _("%(name)s took a label for the way back: %(amount)s"),
    "return_sent": _("%(name)s sent it back"),
    "return_arrived": _("%(name)s got it back"),
    "return_accepted": _("%(name)s accepted what came back; everything is refunded"),
    "return_contested": _("%(name)s said that what came back is not right"),
    "said": _("%(name)s wrote"),
    "appealed": _("%(name)s appealed"),
    "agreed": _("%(name)s agreed to the decision"),
    "withdrawn": _("%(name)s withdrew the case: all is well"),
    "arrived": _("%(name)s said that it arrived after all"),
    "called_off": _("%(name)s called the order off"),
    "carried_out": _("The decision was carried out"),
    "moved_in": _("The case went on to a moderator"),
    "silence_answering": _("The seller did not answer in time"),
    "silence_offered": _("The offer ran out"),
    "silence_returning": _("It was not sent back in time; the seller is paid"),
    "silence_addressing": _("The seller gave no address to send it to; everything is refunded"),
    "address_missing": _("There was no address to send it to, so the seller is asked for one"),
    "address_given": _("%(name)s gave the address to send it to"),
    "silence_coming_back": _("It counts as arrived"),
    "silence_inspecting": _("The seller said nothing in time; everything is refunded"),
    "silence_decided": _("Nobody appealed; the decision was carried out"),
    "silence_appealed": _("No other moderator decided in time; the first decision stands"),
}

"""What can be done in a case, by the verbs of its buttons: the form, the operation, the words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from haat.kernel import clock
from haat.kernel.errors import Words
from haat.kernel.ui.reading import money
from haat.orders.operations.accept_offer import accept_offer
from haat.orders.operations.accept_return import accept_return
from haat.orders.operations.appeal_decision import appeal_decision
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.buy_return_label import buy_return_label
from haat.orders.operations.claim_case import claim_case
from haat.orders.operations.contest_return import contest_return
from haat.orders.operations.decide_case import decide_case
from haat.orders.operations.decline_offer import decline_offer
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.offer_refund import offer_refund
from haat.orders.operations.receive_return import receive_return
from haat.orders.operations.refund_case import refund_case
from haat.orders.operations.say_in_case import say_in_case
from haat.orders.operations.ship_return import ship_return
from haat.orders.operations.waive_appeal import waive_appeal
from haat.orders.operations.withdraw_case import withdraw_case
from haat.orders.types.cases import CaseView
from haat.orders.web import case_forms as f

Typed = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Act:
    """One button. `plain` needs no form; `do` takes the account, the case and what was typed."""

    label: Words
    do: Callable[[int, int, dict[str, Any]], Any]
    form: Callable[[Any, CaseView], forms.Form]
    help: Callable[[CaseView], str] = lambda case: ""
    done: Words = ""
    tone: str = "line"
    plain: bool = False


class Nothing(forms.Form):
    """A button without fields."""


def _nothing(typed: Typed, _case: CaseView) -> forms.Form:
    return Nothing(typed)


def _back(case: CaseView) -> str:
    if not case.left_minor:
        return gettext("Nothing was paid yet: the order is called off.")
    return gettext("%(amount)s go back to the buyer. The case is closed.") % {
        "amount": money(case.left_minor, case.currency)
    }


def _way_back(case: CaseView) -> str:
    if case.label:
        return gettext("Put the label on the parcel, and say here when it is on its way.")
    if case.label_by == "buyer":
        return gettext("You pay the way back.")
    return gettext("What it cost comes back to you with the refund, as store credit. Keep the receipt for the photo.")


def _label_cost(case: CaseView) -> str:
    if case.label_by == "buyer":
        return gettext("Its price is taken from what you get back.")
    return gettext("It costs you nothing.")


ACTS: dict[str, Act] = {
    "claim": Act(
        _("I look at it"),
        lambda me, case, typed: claim_case(moderator_id=me, case_id=case, now=clock.now()),
        _nothing,
        plain=True,
    ),
    "accept_offer": Act(
        _("Take the offer"),
        lambda me, case, typed: accept_offer(buyer_id=me, case_id=case, now=clock.now()),
        _nothing,
        lambda case: (
            gettext("%(amount)s come back to you, you keep it, and the case is closed.")
            % {"amount": money(case.offer_minor or 0, case.currency)}
        ),
        tone="leaf",
        plain=True,
    ),
    "decline_offer": Act(
        _("No, thank you"),
        lambda me, case, typed: decline_offer(buyer_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.PlainWordsForm(typed),
        lambda case: gettext("A moderator decides then."),
    ),
    "buy_label": Act(
        _("Get a label for the way back"),
        lambda me, case, typed: buy_return_label(buyer_id=me, case_id=case, now=clock.now()),
        _nothing,
        _label_cost,
        plain=True,
    ),
    "ship_return": Act(
        _("I sent it back"),
        lambda me, case, typed: ship_return(buyer_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.ReturnForm(typed, case=case),
        _way_back,
        tone="leaf",
    ),
    "receive_return": Act(
        _("It is back with me"),
        lambda me, case, typed: receive_return(seller_id=me, case_id=case, now=clock.now()),
        _nothing,
        lambda case: gettext("Your time to look at it begins."),
        tone="leaf",
        plain=True,
    ),
    "accept_return": Act(
        _("It is right: refund"),
        lambda me, case, typed: accept_return(seller_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.InspectForm(typed),
        _back,
        tone="leaf",
    ),
    "contest_return": Act(
        _("It is not right"),
        lambda me, case, typed: contest_return(seller_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.WordsForm(typed),
        lambda case: gettext("Show what came back. A moderator decides."),
    ),
    "refund": Act(
        _("Refund everything"),
        lambda me, case, typed: refund_case(seller_id=me, case_id=case, now=clock.now()),
        _nothing,
        _back,
        plain=True,
    ),
    "offer": Act(
        _("Offer a part back"),
        lambda me, case, typed: offer_refund(seller_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.AmountForm(typed, currency=case.currency),
        lambda case: (
            gettext("The buyer keeps it. Paid were %(amount)s.") % {"amount": money(case.left_minor, case.currency)}
        ),
    ),
    "ask_return": Act(
        _("Ask for it back"),
        lambda me, case, typed: ask_return(seller_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.PlainWordsForm(typed),
        lambda case: gettext("You refund everything once it is back and right."),
    ),
    "disagree": Act(
        _("I see it differently"),
        lambda me, case, typed: disagree_with_case(seller_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.WordsForm(typed),
        lambda case: gettext("Say and show why. A moderator decides."),
    ),
    "decide": Act(
        pgettext_lazy("moderator", "Decide"),
        lambda me, case, typed: decide_case(moderator_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.DecideForm(typed, currency=case.currency, decisions=case.decisions),
        lambda case: (
            gettext("This is the last word.")
            if case.state == "appealed"
            else gettext("Both sides can appeal. No money moves before.")
        ),
        tone="",
    ),
    "appeal": Act(
        _("Appeal"),
        lambda me, case, typed: appeal_decision(account_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.WordsForm(typed),
        lambda case: gettext("Another moderator looks at it. Their word is final."),
    ),
    "waive": Act(
        _("I agree"),
        lambda me, case, typed: waive_appeal(account_id=me, case_id=case, now=clock.now()),
        _nothing,
        lambda case: gettext("When both sides agree, it happens at once."),
        tone="leaf",
        plain=True,
    ),
    "withdraw": Act(
        _("All is well after all"),
        lambda me, case, typed: withdraw_case(buyer_id=me, case_id=case, now=clock.now()),
        _nothing,
        lambda case: gettext("The case is closed and the seller is paid."),
        plain=True,
    ),
    "say": Act(
        _("Write to everybody here"),
        lambda me, case, typed: say_in_case(account_id=me, case_id=case, **typed, now=clock.now()),
        lambda typed, case: f.SayForm(typed),
    ),
}

"""Reads of payments for everyone: the ways to pay, and where the money of an order is."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from django.conf import settings
from django.db.models import Sum
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from haat.accounts.queries import require_standing
from haat.kernel.errors import Refusal, Words
from haat.kernel.money import format_money
from haat.kernel.site import SITE_CURRENCY
from haat.ledger.queries import wallet_balance
from haat.payments import policies, rules
from haat.payments.models import Payment
from haat.payments.types import BANK_TRANSFER, COD, STRIPE, WALLET, MethodView, PaymentView

METHOD_NAMES: dict[str, Words] = {
    COD: gettext_lazy("Cash on delivery"),
    BANK_TRANSFER: gettext_lazy("Bank transfer"),
    WALLET: gettext_lazy("Store credit"),
    STRIPE: gettext_lazy("Card"),
}


def payment_methods(*, buyer_id: int, cod_allowed: bool, now: datetime) -> list[MethodView]:
    """The ways to pay that the operator offers, each with the reason when this buyer cannot use it now.

    Store credit is among them when the buyer has some; it may pay a part, and another way the rest.
    """
    words = {
        COD: _("Pay the courier, parcel by parcel"),
        BANK_TRANSFER: _("We hold the money until you have the parcel and all is well"),
        STRIPE: _("We hold the money until you have the parcel and all is well"),
    }
    offered = _offered()
    found = [
        MethodView(code, "cash" if code == COD else "card", str(METHOD_NAMES[code]), words[code])
        for code in (STRIPE, BANK_TRANSFER)
        if code in offered
    ]
    if COD in offered:
        why = _why_no_cash(buyer_id=buyer_id, cod_allowed=cod_allowed, now=now)
        found.insert(0, MethodView(COD, "cash", str(METHOD_NAMES[COD]), words[COD], why))
    if WALLET in offered and (credit := wallet_credit(buyer_id)):
        amount = format_money(credit, SITE_CURRENCY.value(), get_language() or "en")
        found.append(
            MethodView(WALLET, "card", str(METHOD_NAMES[WALLET]), _("You have %(amount)s") % {"amount": amount})
        )
    return found


def why_not(*, method: str, buyer_id: int, cod_allowed: bool, now: datetime) -> str:
    """Why this buyer cannot pay this way now, in words; empty when they can."""
    if method not in _offered():
        return _("Please choose how you pay.")
    return _why_no_cash(buyer_id=buyer_id, cod_allowed=cod_allowed, now=now) if method == COD else ""


def _offered() -> set[str]:
    """What the operator chose, as far as it can work: a transfer needs an account, a card needs keys."""
    offered = set(policies.METHODS.value())
    if not bank_account():
        offered.discard(BANK_TRANSFER)
    if not card_is_on():
        offered.discard(STRIPE)
    return offered


def card_is_on() -> bool:
    """Whether the keys of the card provider are in the environment."""
    return bool(settings.STRIPE_SECRET_KEY and settings.STRIPE_PUBLISHABLE_KEY and settings.STRIPE_WEBHOOK_SECRET)


def wallet_credit(account_id: int) -> int:
    """The person's store credit in the site's currency, in minor units."""
    return wallet_balance(account_id, SITE_CURRENCY.value())


def _why_no_cash(*, buyer_id: int, cod_allowed: bool, now: datetime) -> str:
    if not cod_allowed:
        return _("One of the things is not sold for cash on delivery.")
    try:
        require_standing(account_id=buyer_id, act="cod", now=now)
    except Refusal as refusal:
        return str(refusal.message)
    return ""


def bank_account() -> str:
    """The account that buyers transfer to, as the operator wrote it; empty when transfers are not offered."""
    return policies.BANK_ACCOUNT.value()


def new_reference() -> str:
    """A fresh reference for a checkout: what the buyer copies into a transfer."""
    return rules.new_reference()


def split(totals: Sequence[int], parts: Sequence[tuple[str, int]]) -> list[dict[str, int]]:
    """What each order pays by each method, exact in rows and columns [LED-5]; see rules.split."""
    return rules.split(totals, parts)


def cash_goes_to() -> Literal["courier", "seller"]:
    """Who receives the cash that buyers pay at the door: "courier" (who pays the site) or "seller" [LED-6]."""
    return "courier" if policies.CASH_GOES_TO_SITE.value() else "seller"


def method_name(method: str) -> str:
    """The method in the reader's language."""
    return str(METHOD_NAMES.get(method, method))


def payment_of(order_id: int) -> PaymentView | None:
    """Where the largest part of one order's money is; `payments_of` tells all of its parts."""
    return next(iter(payments_of([order_id]).get(order_id, ())), None)


def payments_of(order_ids: Iterable[int]) -> dict[int, tuple[PaymentView, ...]]:
    """Where the money of these orders is, the largest part of each first; in one query."""
    found: dict[int, list[PaymentView]] = {}
    for row in Payment.objects.filter(order_id__in=list(order_ids)).order_by("-amount_minor", "pk"):
        found.setdefault(row.order_id, []).append(_view(row))
    return {order_id: tuple(views) for order_id, views in found.items()}


def card_to_ask(order_ids: Iterable[int]) -> str:
    """The reference under which a card is still asked for one of these orders; empty when none is."""
    asked = Payment.objects.filter(order_id__in=list(order_ids), method=STRIPE, state=rules.AWAITING)
    return asked.values_list("reference", flat=True).first() or ""


def prepaid_open(order_id: int) -> int:
    """Minor units that must still arrive before the order may be packed; cash at the door is not among them."""
    waiting = Payment.objects.filter(order_id=order_id, state=rules.AWAITING)
    return waiting.aggregate(minor=Sum("amount_minor"))["minor"] or 0


def _view(row: Payment) -> PaymentView:
    return PaymentView(
        id=row.pk,
        order_id=row.order_id,
        method=row.method,
        method_name=method_name(row.method),
        state=row.state,
        amount_minor=row.amount_minor,
        captured_minor=row.captured_minor,
        refunded_minor=row.refunded_minor,
        left_minor=row.left_minor,
        currency=row.currency,
        reference=row.reference,
        captured_at=row.captured_at,
        instructions=bank_account() if row.method == BANK_TRANSFER and row.state == rules.AWAITING else "",
    )

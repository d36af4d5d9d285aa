"""Paying what was ordered: the card step, and what to write on a transfer."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.payments.operations.look_after_intent import look_after_intent
from haat.payments.queries import bank_account, card_is_on
from haat.payments.queries.paying import to_pay
from haat.payments.types import BANK_TRANSFER, STRIPE, Intent, ToPay

_JS, _API = "https://js.stripe.com", "https://api.stripe.com"


@login_required
@require_safe
def pay(request: HttpRequest, reference: str) -> HttpResponse:
    """What is still to be paid of a checkout; once nothing is, its orders."""
    parts = to_pay(int(request.user.pk or 0), reference)
    card = next((part for part in parts if part.method == STRIPE and part.awaited_minor), None)
    context: dict[str, Any] = {"reference": reference, "parts": parts, "card": card}
    status = 200
    if card is not None and card_is_on():
        try:
            intent = look_after_intent(number=card.intent, now=clock.now())
        except Refusal as refusal:
            context["refused"], status = str(refusal.message), refusal.status
        else:
            if intent.state in ("succeeded", "under_way"):
                return _paid(request, card, intent)
            context |= _card(intent)
    context["transfer"] = next((part for part in parts if part.method == BANK_TRANSFER and part.awaited_minor), None)
    context["bank_account"] = bank_account()
    response = render(request, "payments/pay.html", context, status=status)
    if "secret" in context:
        _let_the_provider_in(response)
    return response


def _paid(request: HttpRequest, card: ToPay, intent: Intent) -> HttpResponse:
    if intent.state == "succeeded":
        messages.success(request, _("Your card was charged. We hold the money until all is well."))
    else:
        messages.info(request, _("Your bank is still thinking. We tell you as soon as the money is here."))
    return redirect("order", card.order_ids[0]) if len(card.order_ids) == 1 else redirect("orders")


def _card(intent: Intent) -> dict[str, Any]:
    base = settings.STRIPE_API_BASE
    return {
        "secret": intent.secret,
        "key": settings.STRIPE_PUBLISHABLE_KEY,
        "script": f"{base}/js.stripe.com/v3/" if base else f"{_JS}/v3/",
        "trouble": intent.trouble,
    }


def _let_the_provider_in(response: HttpResponse) -> None:
    """The card's number is typed into a frame of the provider: on this page, and on no other, its script may run."""
    base = settings.STRIPE_API_BASE
    script, api = (base, base) if base else (_JS, _API)
    usual: dict[str, Any] = settings.SECURE_CSP
    policy = {name: [*sources] for name, sources in usual.items()}
    policy["script-src"] += [script]
    policy["connect-src"] += [api]
    policy["frame-src"] = [script, "https://hooks.stripe.com"]
    response._csp_config = policy  # type: ignore[attr-defined]

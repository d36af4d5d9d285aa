"""What payments do by themselves."""

from datetime import datetime

from haat.kernel import clock
from haat.kernel.jobs import every, job
from haat.kernel.site import SITE_CURRENCY
from haat.payments.operations.call_off_intent import call_off_intent
from haat.payments.operations.look_after_intent import look_after_intents
from haat.payments.operations.pay_out_by_provider import pay_out_by_provider
from haat.payments.operations.react_to_message import react_to_waiting
from haat.payments.operations.send_refund import send_refunds
from haat.payments.queries import card_is_on


@job(queue="money", retries=0)
def send_waiting_refunds_soon() -> None:
    """Refunds whose time has come go to the provider."""
    if card_is_on():
        send_refunds(now=clock.now())


@job(queue="money", retries=8)
def call_off(number: str) -> None:
    """An intent whose orders have all ended."""
    if card_is_on():
        call_off_intent(number=number, now=clock.now())


@every(seconds=20)
def catch_up_with_providers(now: datetime) -> None:
    """Messages that came too early, refunds that could not be sent."""
    react_to_waiting(now=now)
    if card_is_on():
        send_refunds(now=now)


@every(seconds=300)
def ask_about_what_is_awaited(now: datetime) -> None:
    """Messages that never came are made up for by asking."""
    if card_is_on():
        look_after_intents(now=now)


@every(seconds=3600)
def pay_sellers_by_provider(now: datetime) -> None:
    """Sellers whose destination is the provider are paid without a file for the bank."""
    if card_is_on():
        pay_out_by_provider(currency=SITE_CURRENCY.value(), now=now)

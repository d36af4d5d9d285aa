"""What payments do by themselves."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from haat.kernel import clock
from haat.kernel.jobs import every, job
from haat.kernel.site import SITE_CURRENCY
from haat.ledger.operations.run_reconcilers import reconciles
from haat.ledger.types import Line
from haat.payments.methods import provider
from haat.payments.operations.call_off_intent import call_off_intent
from haat.payments.operations.look_after_intent import look_after_intents
from haat.payments.operations.note_fees import note_fees
from haat.payments.operations.pay_out_by_provider import pay_out_by_provider
from haat.payments.operations.react_to_message import react_to_waiting
from haat.payments.operations.send_refund import send_refunds
from haat.payments.queries import card_is_on
from haat.payments.queries.bank import captured_by_reference
from haat.payments.queries.providers import moved_by_us
from haat.payments.rules import SLACK, compared
from haat.payments.types import BANK_TRANSFER, STRIPE


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


@reconciles("provider:stripe")
def compare_with_stripe(now: datetime) -> tuple[Iterable[Line], Iterable[Line]] | None:
    """Charges, refunds and transfers of the last two days, one by one, with what we think moved [LED-9]."""
    if not card_is_on():
        return None
    since = now - timedelta(days=2)
    found = provider(STRIPE).settled(since=since - SLACK)
    note_fees(settled=found, now=now)
    return compared(found, moved_by_us(since=since - SLACK, until=now), since=since, until=now - SLACK)


@reconciles("bank")
def compare_with_bank(now: datetime) -> tuple[Iterable[Line], Iterable[Line]] | None:
    """Transfers that we count as received, with the bank's bookings; a file may come some days later [LED-9]."""
    rows = captured_by_reference(since=now - timedelta(days=60), until=now - timedelta(days=4))
    shown = [Line(f"{BANK_TRANSFER}:{reference}", minor, currency) for reference, currency, _ours, minor in rows]
    ours = [Line(f"{BANK_TRANSFER}:{reference}", minor, currency) for reference, currency, minor, _shown in rows]
    return shown, ours

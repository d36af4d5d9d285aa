from datetime import datetime
from typing import Any

from django.db import transaction

from haat.ledger.operations.begin_provider_payout import begin_provider_payout
from haat.ledger.operations.finish_provider_payout import finish_provider_payout
from haat.ledger.operations.record_transaction import NotEnough
from haat.ledger.operations.take_back_provider_payout import take_back_provider_payout
from haat.ledger.queries import balances, minimum_payout_minor, payout_destination
from haat.payments.methods import ProviderDown, ProviderRefused, provider
from haat.payments.models import ConnectedAccount, ProviderPayout
from haat.payments.rules import next_try

MOST = 50
State = ProviderPayout.State


def pay_out_by_provider(*, currency: str, now: datetime) -> int:
    """Send what sellers may take to their accounts at the provider; how many payouts went.

    A seller is due with the minimum payout, like everybody else, whose newest destination is the provider's.
    """
    for connected in ConnectedAccount.objects.filter(ready_at__isnull=False).order_by("pk"):
        _begin(connected, currency, now)
    due = ProviderPayout.objects.filter(state=State.WAITING, next_try_at__lte=now).order_by("pk")
    return sum(send_provider_payout(payout_id=pk, now=now) for pk in list(due.values_list("pk", flat=True)[:MOST]))


@transaction.atomic
def _begin(connected: ConnectedAccount, currency: str, now: datetime) -> None:
    # The seller's row is locked: two runs at once begin one payout.
    ConnectedAccount.objects.select_for_update().get(pk=connected.pk)
    if ProviderPayout.objects.filter(connected=connected, state=State.WAITING).exists():
        return
    place = payout_destination(connected.account_id)
    amount = balances(connected.account_id, currency).available_minor
    if place is None or place.number != connected.number or amount < minimum_payout_minor():
        return
    payout = ProviderPayout.objects.create(
        connected=connected, amount_minor=amount, currency=currency, begun_at=now, next_try_at=now
    )
    try:
        begin_provider_payout(
            account_id=connected.account_id, amount_minor=amount, currency=currency, key=payout.key, now=now
        )
    except NotEnough:
        payout.delete()


def send_provider_payout(*, payout_id: int, now: datetime) -> bool:
    """Tell the provider; False when it could not be told, or refused and the money is the seller's to take again."""
    due = ProviderPayout.objects.filter(pk=payout_id, state=State.WAITING, next_try_at__lte=now)
    payout = due.select_related("connected").first()
    if payout is None:
        return False
    tries = payout.tries + 1
    if not due.filter(tries=payout.tries).update(tries=tries, next_try_at=next_try(tries, now)):
        return False
    try:
        number = provider(payout.connected.provider).pay_out(
            number=payout.connected.number,
            amount_minor=payout.amount_minor,
            currency=payout.currency,
            key=payout.key,
            again=tries > 1,
        )
    except ProviderDown as down:
        ProviderPayout.objects.filter(pk=payout_id).update(trouble=str(down.message)[:200])
        return False
    except ProviderRefused as refused:
        _refused(payout, refused.said, now)
        return False
    return _sent(payout, number, now)


@transaction.atomic
def _sent(payout: ProviderPayout, number: str, now: datetime) -> bool:
    if not ProviderPayout.objects.filter(pk=payout.pk, state=State.WAITING).update(
        state=State.SENT, sent_at=now, provider_number=number, trouble="", next_try_at=None
    ):
        return False
    finish_provider_payout(payout_id=payout.pk, now=now, **_money(payout))
    return True


@transaction.atomic
def _refused(payout: ProviderPayout, said: str, now: datetime) -> None:
    if ProviderPayout.objects.filter(pk=payout.pk, state=State.WAITING).update(
        state=State.BACK, trouble=said, next_try_at=None
    ):
        take_back_provider_payout(now=now, **_money(payout))


def _money(payout: ProviderPayout) -> dict[str, Any]:
    return {
        "account_id": payout.connected.account_id,
        "amount_minor": payout.amount_minor,
        "currency": payout.currency,
        "key": payout.key,
    }

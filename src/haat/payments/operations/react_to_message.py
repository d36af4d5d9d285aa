from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from haat.payments.models import ProviderMessage
from haat.payments.operations.note_account_ready import note_account_ready
from haat.payments.operations.settle_intent import settle_intent
from haat.payments.operations.take_back_refund import take_back_refund
from haat.payments.operations.take_dispute import take_dispute
from haat.payments.operations.take_provider_payout_back import take_provider_payout_back
from haat.payments.types import Intent

# A message may come before what it is about was written; after this long nobody will know it.
GIVE_UP_AFTER, MOST = timedelta(days=3), 100
Outcome = ProviderMessage.Outcome


@transaction.atomic
def react_to_message(*, message_id: int, now: datetime) -> str:
    """Do what a kept message asks for, once; its outcome. One that comes too early waits for the sweep."""
    message = ProviderMessage.objects.select_for_update().get(pk=message_id)
    if message.outcome != Outcome.WAITING:
        return message.outcome
    react = _REACTIONS.get(message.kind)
    if react is None:
        message.outcome = Outcome.IGNORED
    elif react(message.fields, now):
        message.outcome = Outcome.DONE
    elif now - message.received_at > GIVE_UP_AFTER:
        message.outcome = Outcome.GIVEN_UP
    message.tries += 1
    message.settled_at = now if message.outcome != Outcome.WAITING else None
    message.save(update_fields=["outcome", "tries", "settled_at"])
    return str(message.outcome)


def react_to_waiting(*, now: datetime) -> int:
    """React to messages that came too early, or whose reaction broke off; how many found what they are about."""
    waiting = ProviderMessage.objects.filter(outcome=Outcome.WAITING).order_by("received_at", "pk")
    outcomes = [react_to_message(message_id=pk, now=now) for pk in list(waiting.values_list("pk", flat=True)[:MOST])]
    return sum(outcome != Outcome.WAITING for outcome in outcomes)


def _intent(state: str) -> Callable[[Mapping[str, Any], datetime], bool]:
    def react(fields: Mapping[str, Any], now: datetime) -> bool:
        trouble = fields["trouble"] if state == "awaiting" else ""
        told = Intent(fields["intent"], state, fields["amount"], fields["currency"], trouble=trouble)
        return settle_intent(intent=told, now=now)

    return react


def _dispute(fields: Mapping[str, Any], now: datetime) -> bool:
    due = fields.get("due")
    return take_dispute(
        number=fields["dispute"],
        intent=fields["intent"],
        amount_minor=fields["amount"],
        currency=fields["currency"],
        reason=fields["reason"],
        state=fields["state"],
        due_at=datetime.fromtimestamp(int(due), UTC) if due else None,
        now=now,
    )


def _refund(fields: Mapping[str, Any], now: datetime) -> bool:
    if fields["state"] != "failed":
        return True
    return take_back_refund(provider_number=fields["refund"], trouble=fields["trouble"], now=now)


def _transfer(fields: Mapping[str, Any], now: datetime) -> bool:
    return take_provider_payout_back(provider_number=fields["transfer"], now=now)


def _account(fields: Mapping[str, Any], now: datetime) -> bool:
    return note_account_ready(number=fields["account"], ready=fields["ready"], now=now)


_REACTIONS: dict[str, Callable[[Mapping[str, Any], datetime], bool]] = {
    "payment_intent.succeeded": _intent("succeeded"),
    "payment_intent.payment_failed": _intent("awaiting"),
    "charge.dispute.created": _dispute,
    "charge.dispute.updated": _dispute,
    "charge.dispute.closed": _dispute,
    "charge.dispute.funds_withdrawn": _dispute,
    "charge.dispute.funds_reinstated": _dispute,
    "refund.failed": _refund,
    "refund.updated": _refund,
    "charge.refund.updated": _refund,
    "transfer.reversed": _transfer,
    "account.updated": _account,
}

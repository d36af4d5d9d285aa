"""Cards through Stripe, by its own library. The card itself goes from the payer's browser to Stripe, never to us."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

import stripe
from django.conf import settings

from haat.payments.methods import BadSignature, Message, ProviderDown, ProviderRefused
from haat.payments.types import Intent, Settled

# A page waits for the answer: two tries of this together stay below eight seconds.
CONNECT_SECONDS, READ_SECONDS, FURTHER_TRIES = 1.5, 3.5, 1
SIGNATURE_SECONDS = 300
MOST_SETTLED = 10_000
# Currencies without decimals for people that Stripe counts in hundredths all the same.
_IN_HUNDREDTHS = ("ISK", "UGX")
_STATES = {"succeeded": "succeeded", "canceled": "called_off", "processing": "under_way"}


class Stripe:
    """The provider interface, spoken to Stripe."""

    def open_intent(self, *, amount_minor: int, currency: str, key: str, payer_id: int) -> Intent:
        with _answers():
            made = _client().v1.payment_intents.create(
                {
                    "amount": _units(amount_minor, currency),
                    "currency": currency.lower(),
                    "allowed_payment_method_types": ["card"],
                    "metadata": {"payer": str(payer_id), "site": settings.BASE_URL},
                },
                {"idempotency_key": key},
            )
        return _intent(made)

    def look(self, number: str) -> Intent:
        with _answers():
            return _intent(_client().v1.payment_intents.retrieve(number))

    def call_off(self, number: str) -> None:
        if self.look(number).state in ("succeeded", "called_off"):
            return
        with _answers():
            _client().v1.payment_intents.cancel(number)

    def refund(self, *, number: str, amount_minor: int, currency: str, key: str, again: bool) -> str:
        client = _client()
        with _answers():
            if again:
                for known in client.v1.refunds.list({"payment_intent": number, "limit": 100}).data:
                    if _is_ours(known, key) and known.status != "failed":
                        return str(known.id)
            made = client.v1.refunds.create(
                {"payment_intent": number, "amount": _units(amount_minor, currency), "metadata": {"key": key}},
                {"idempotency_key": key},
            )
        return str(made.id)

    def read_message(self, *, body: bytes, signature: str) -> Message:
        try:
            stripe.WebhookSignature.verify_header(
                body, signature, settings.STRIPE_WEBHOOK_SECRET, tolerance=SIGNATURE_SECONDS
            )
            event = json.loads(body)
            return Message(
                id=str(event["id"])[:80],
                kind=str(event["type"])[:80],
                at=datetime.fromtimestamp(int(event["created"]), UTC),
                fields=_fields(str(event["type"]), event["data"]["object"]),
            )
        except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadSignature from error

    def open_account(self, *, account_id: int, country: str, key: str) -> str:
        with _answers():
            made = _client().v1.accounts.create(
                {
                    "type": "express",
                    **({"country": country} if country else {}),
                    "capabilities": {"transfers": {"requested": True}},
                    "metadata": {"account": str(account_id)},
                },
                {"idempotency_key": key},
            )
        return str(made.id)

    def onboarding_link(self, *, number: str, back_url: str) -> str:
        with _answers():
            link = _client().v1.account_links.create(
                {"account": number, "type": "account_onboarding", "return_url": back_url, "refresh_url": back_url}
            )
        return str(link.url)

    def pay_out(self, *, number: str, amount_minor: int, currency: str, key: str, again: bool) -> str:
        client = _client()
        with _answers():
            if again:
                for known in client.v1.transfers.list({"destination": number, "limit": 100}).data:
                    if _is_ours(known, key):
                        return str(known.id)
            made = client.v1.transfers.create(
                {
                    "amount": _units(amount_minor, currency),
                    "currency": currency.lower(),
                    "destination": number,
                    "metadata": {"key": key},
                },
                {"idempotency_key": key},
            )
        return str(made.id)

    def settled(self, *, since: datetime) -> list[Settled]:
        found = []
        with _answers():
            moved = _client().v1.balance_transactions.list(
                {"created": {"gte": int(since.timestamp())}, "limit": 100, "expand": ["data.source"]}
            )
            for row in moved.auto_paging_iter():
                if (line := _settled(row.to_dict())) is not None:
                    found.append(line)
                if len(found) >= MOST_SETTLED:
                    break
        return found


@contextmanager
def _answers() -> Iterator[None]:
    """What Stripe's library raises, in our words."""
    try:
        yield
    except (stripe.APIConnectionError, stripe.RateLimitError, stripe.AuthenticationError) as error:
        raise ProviderDown from error
    except (stripe.CardError, stripe.InvalidRequestError, stripe.IdempotencyError, stripe.PermissionError) as error:
        raise ProviderRefused(str(error.user_message or error)) from error
    except stripe.StripeError as error:
        raise ProviderDown from error


def _client() -> stripe.StripeClient:
    return _client_of(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


@cache
def _client_of(key: str, base: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        key,
        base_addresses={"api": base} if base else {},
        max_network_retries=FURTHER_TRIES,
        http_client=stripe.RequestsClient(timeout=(CONNECT_SECONDS, READ_SECONDS)),
    )


def _units(minor: int, currency: str) -> int:
    return minor * 100 if currency in _IN_HUNDREDTHS else minor


def _minor(units: int, currency: str) -> int:
    return units // 100 if currency in _IN_HUNDREDTHS else units


def _intent(answer: stripe.PaymentIntent) -> Intent:
    told = answer.to_dict()
    currency = str(told["currency"]).upper()
    error = told.get("last_payment_error") or {}
    return Intent(
        number=str(told["id"]),
        state=_STATES.get(str(told["status"]), "awaiting"),
        amount_minor=_minor(int(told["amount"]), currency),
        currency=currency,
        secret=str(told.get("client_secret") or ""),
        trouble=str(error.get("message") or "")[:200],
    )


def _is_ours(known: stripe.StripeObject, key: str) -> bool:
    """Whether it was made by an earlier try of the same command."""
    return (known.to_dict().get("metadata") or {}).get("key") == key


def _fields(kind: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a message, by the kind of thing it tells of."""
    currency = str(told.get("currency") or "").upper()
    amount = _minor(int(told.get("amount") or 0), currency)
    family = kind.rpartition(".")[0]
    if family == "payment_intent":
        error = told.get("last_payment_error") or {}
        return {
            "intent": told["id"],
            "amount": _minor(int(told.get("amount_received") or told["amount"]), currency),
            "currency": currency,
            "trouble": str(error.get("message") or "")[:200],
        }
    if family == "charge.dispute":
        due = (told.get("evidence_details") or {}).get("due_by")
        return {
            "dispute": told["id"],
            "intent": told.get("payment_intent") or "",
            "amount": amount,
            "currency": currency,
            "state": told.get("status") or "",
            "reason": str(told.get("reason") or "")[:60],
            "due": due,
        }
    if family in ("refund", "charge.refund"):
        return {
            "refund": told["id"],
            "state": told.get("status") or "",
            "trouble": str(told.get("failure_reason") or "")[:200],
        }
    if family == "transfer":
        return {"transfer": told["id"], "reversed": bool(told.get("reversed"))}
    if family == "account":
        able = (told.get("capabilities") or {}).get("transfers") == "active"
        return {"account": told["id"], "ready": bool(able and told.get("details_submitted"))}
    return {}


def _settled(row: Mapping[str, Any]) -> Settled | None:
    """One line of our balance there; None for what is not ours to explain, such as Stripe's own bills."""
    source = row.get("source")
    source = source if isinstance(source, Mapping) else {"id": source}
    kind = str(row.get("type") or "")
    currency = str(row["currency"]).upper()
    references = {
        "charge": f"charge:{source.get('payment_intent')}",
        "payment": f"charge:{source.get('payment_intent')}",
        "refund": f"refund:{source.get('id')}",
        "payment_refund": f"refund:{source.get('id')}",
        "transfer": f"transfer:{source.get('id')}",
    }
    if kind not in references:
        return None
    return Settled(
        reference=references[kind],
        amount_minor=_minor(int(row["amount"]), currency),
        fee_minor=_minor(int(row.get("fee") or 0), currency),
        currency=currency,
        at=datetime.fromtimestamp(int(row["created"]), UTC),
    )

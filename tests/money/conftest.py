"""A card provider on this machine, started for the run and ended by its process id."""

import json

import pytest
from django.urls import reverse

from haat.orders.tests.conftest import *  # noqa: F403 - the orders' people, things and bags
from tests.money.provider import SECRET, running_cards, signed


@pytest.fixture(scope="session")
def card_server():
    with running_cards() as server:
        yield server


@pytest.fixture
def cards(card_server, settings):
    """The operator has put the keys into the environment."""
    settings.STRIPE_SECRET_KEY = "sk_test_12345"
    settings.STRIPE_PUBLISHABLE_KEY = "pk_test_12345"
    settings.STRIPE_WEBHOOK_SECRET = SECRET
    settings.STRIPE_API_BASE = card_server.base
    card_server.down(on=False)
    return card_server


@pytest.fixture
def tell(client):
    """tell(event) sends a signed message to the site; the answer."""

    def send(event, *, signature=None, **headers):
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        return client.post(
            reverse("stripe_webhook"),
            body,
            content_type="application/json",
            headers={"Stripe-Signature": signed(body) if signature is None else signature, **headers},
        )

    return send

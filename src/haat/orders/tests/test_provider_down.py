"""A provider that is down or slow: the bag stays, what was typed stays, and the thing stays with who is paying."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from haat.accounts.operations.save_address import save_address
from haat.kernel.models import PolicyValue
from haat.listings.models import Listing
from haat.orders import rules
from haat.orders.models import BagItem, Checkout, Order
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.cancel_overdue import LOOK_AGAIN, cancel_overdue
from haat.orders.operations.place_orders import place_orders
from haat.orders.tests.conftest import ADDRESS
from haat.payments.models import Payment
from tests.cast import NOW


@pytest.fixture
def cards_to_nowhere(db, settings):
    """Cards are offered, and nobody answers at their provider's address."""
    settings.STRIPE_SECRET_KEY = "sk_test_nobody"
    settings.STRIPE_PUBLISHABLE_KEY = "pk_test_nobody"
    settings.STRIPE_WEBHOOK_SECRET = "whsec_nobody"
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    PolicyValue.objects.create(
        name="payments.methods", value=["cod", "bank_transfer", "stripe"], changed_by=0, changed_at=NOW
    )


def test_a_provider_that_is_down_leaves_the_bag_and_what_was_typed(client, cast, a_listing, in_bag, cards_to_nowhere):
    in_bag(a_listing(cast.alice.pk))
    client.force_login(cast.bob)
    page = client.get(reverse("checkout")).content.decode()
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    typed = {**ADDRESS, "address": "new", "method": "stripe", "line": "House 77, typed with care"}
    answer = client.post(reverse("checkout"), form | typed)
    assert answer.status_code == 503
    told = answer.content.decode()
    assert "House 77, typed with care" in told
    assert "Try again" in told
    assert BagItem.objects.filter(account=cast.bob).count() == 1
    assert not Order.objects.exists()
    assert not Checkout.objects.exists()
    assert Listing.objects.get().state == "active"


def test_a_clock_that_ends_while_a_card_is_paying_leaves_the_thing_with_the_payer(
    cast, a_listing, in_bag, cards_to_nowhere
):
    address = save_address(account_id=cast.bob.pk, **ADDRESS, now=NOW)
    in_bag(a_listing(cast.alice.pk))
    (order_id,) = place_orders(
        buyer_id=cast.bob.pk, address_id=address, method="stripe", idempotency_key="k", intent="pi_1", now=NOW
    )
    late = NOW + timedelta(days=3)
    assert cancel_overdue(now=late) == 0
    order = Order.objects.get(pk=order_id)
    assert (order.state, order.due_at) == (rules.PLACED, late + LOOK_AGAIN)
    assert Listing.objects.get().state == "reserved"
    assert cancel_order(actor_id=cast.bob.pk, order_id=order_id, reason="", now=late)
    assert Payment.objects.get(order_id=order_id).state == "void"

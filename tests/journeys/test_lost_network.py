"""A network that is gone at the checkout: nothing is sent, and what was typed is there when it is back."""

import pytest
from playwright.sync_api import expect

from haat.kernel import clock
from haat.orders.models import Order
from haat.orders.operations.add_to_bag import add_to_bag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TYPED = {"name": "Bobs sister", "phone": "0300 1112223", "line": "House 99, Street 2"}


def typed(page):
    return {name: page.locator(f"#checkout [name={name}]").input_value() for name in TYPED}


def test_a_lost_network_at_the_checkout_keeps_what_was_typed(visitor, people, dress):
    add_to_bag(account_id=people.bob.pk, listing_id=dress.id, variant_id=None, now=clock.now())
    page = visitor(people.bob)
    page.goto("/checkout/")
    page.locator("#checkout[data-bound]").wait_for()
    page.locator("#checkout [name=address][value=new]").check()
    for name, value in TYPED.items():
        page.locator(f"#checkout [name={name}]").fill(value)
    page.context.set_offline(True)
    page.get_by_role("button", name="Confirm and order").click()
    page.get_by_text("Nothing was ordered").wait_for()
    assert typed(page) == TYPED
    page.context.set_offline(False)
    page.goto("/checkout/")
    expect(page.locator("#checkout [name=line]")).to_have_value(TYPED["line"])
    assert typed(page) == TYPED
    assert not Order.objects.exists()

from types import SimpleNamespace

import pytest

from haat.accounts.models import Account
from haat.accounts.operations.save_address import save_address
from haat.kernel.models import PolicyValue
from haat.listings.models import Variant
from haat.listings.tests.conftest import a_draft, a_listing, a_photo, media_root  # noqa: F401
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.add_to_bag import add_to_bag
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.place_orders import place_orders
from haat.orders.operations.ship_order import ship_order
from tests.cast import NOW

ADDRESS = {
    "name": "Bob Ahmed",
    "phone": "0300 1234471",
    "line": "House 14, Street 6, Model Town",
    "landmark": "Green gate behind the mosque",
    "city": "Lahore",
    "country": "PK",
}


@pytest.fixture(autouse=True)
def fresh_policies(settings):
    """Policies are cached for seconds; a test sees its own."""
    from django.core.cache import cache

    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def present(monkeypatch):
    """Pages ask the clock: for them it is the tests' present moment; `present(later)` moves it on."""

    def at(moment):
        monkeypatch.setattr("haat.kernel.clock.now", lambda: moment)

    at(NOW)
    return at


@pytest.fixture
def bank(db):
    """The operator offers bank transfers."""
    dana = Account.objects.filter(handle="dana").first()
    PolicyValue.objects.create(
        name="payments.bank_account",
        value="Haat, PK36 MEZN 0000 1234",
        changed_by=dana.pk if dana else 0,
        changed_at=NOW,
    )


def trust():
    """Every order paid at the door is confirmed at once."""
    PolicyValue.objects.bulk_create(
        PolicyValue(name=f"risk.{tier}_ways", value=["none"], changed_by=0, changed_at=NOW)
        for tier in ("low", "medium", "high", "very_high")
    )


@pytest.fixture
def asks(db):
    """asks("tap", "code") lets every order paid at the door wait for one of these."""

    def decide(*ways):
        PolicyValue.objects.bulk_create(
            PolicyValue(name=f"risk.{tier}_ways", value=list(ways), changed_by=0, changed_at=NOW)
            for tier in ("low", "medium", "high", "very_high")
        )

    return decide


@pytest.fixture
def address(cast):
    """Bob's address, in a market that trusts him; what risk thinks of cash at the door has tests of its own."""
    trust()
    return save_address(account_id=cast.bob.pk, **ADDRESS, now=NOW)


@pytest.fixture
def in_bag(cast):
    """in_bag(listing_id, who=bob) puts a thing into a bag."""

    def put(listing_id, who=None):
        account = who or cast.bob
        variant_id = Variant.objects.filter(listing_id=listing_id).first().pk
        add_to_bag(account_id=account.pk, listing_id=listing_id, variant_id=variant_id, now=NOW)
        return variant_id

    return put


@pytest.fixture
def an_order(cast, a_listing, in_bag, address):  # noqa: F811
    """an_order("delivered") is Bob's order of Alice's dress, as far along as named; `.id`, `.listing_id`."""

    def make(until="confirmed", method="cod", seller=None, **fields):
        seller = seller or cast.alice
        listing_id = a_listing(seller.pk, **fields)
        in_bag(listing_id)
        (order_id,) = place_orders(
            buyer_id=cast.bob.pk, address_id=address, method=method, idempotency_key=f"key-{listing_id}", now=NOW
        )
        steps = {
            "packed": lambda: pack_order(seller_id=seller.pk, order_id=order_id, now=NOW),
            "shipped": lambda: ship_order(
                seller_id=seller.pk, order_id=order_id, carrier="TCS", tracking="7731 2204", now=NOW
            ),
            "delivered": lambda: deliver_order(actor_id=cast.bob.pk, order_id=order_id, now=NOW),
            "accepted": lambda: accept_order(buyer_id=cast.bob.pk, order_id=order_id, now=NOW),
        }
        if until not in ("placed", "confirmed"):
            for name, step in steps.items():
                step()
                if name == until:
                    break
        return SimpleNamespace(id=order_id, listing_id=listing_id)

    return make

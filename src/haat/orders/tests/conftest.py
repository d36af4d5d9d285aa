import base64
import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
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
from haat.orders.operations.open_case import open_case
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.place_orders import place_orders
from haat.orders.operations.ship_order import ship_order
from haat.orders.rules import cases as rules
from haat.payments.models import Payment
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
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


def walk(cast, order_id, to, tracking="7731"):
    pack_order(seller_id=cast.alice.pk, order_id=order_id, now=NOW)
    ship_order(seller_id=cast.alice.pk, order_id=order_id, carrier="TCS", tracking=tracking, now=NOW)
    if to == "delivered":
        deliver_order(actor_id=cast.bob.pk, order_id=order_id, now=NOW)


@pytest.fixture
def a_case(cast, home, an_order, a_photo, bank, deliver):  # noqa: F811
    """a_case("damaged", method="cod") is Bob's case about Alice's dress; `.id`, `.order`, `.photo`."""

    def make(kind=rules.DAMAGED, method="bank_transfer", at=NOW, tracking="7731"):
        order = an_order(method=method)
        if method == "bank_transfer":
            confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=order.id).pk, now=NOW)
            deliver(NOW)
        walk(cast, order.id, "shipped" if kind == rules.NOT_RECEIVED else "delivered", tracking)
        photo = a_photo(cast.bob.pk)
        if kind == rules.NOT_RECEIVED:
            at = at + timedelta(days=5)
        shown = [] if kind == rules.NOT_RECEIVED else [photo]
        case_id = open_case(
            buyer_id=cast.bob.pk, order_id=order.id, kind=kind, words="The seam is open.", photo_ids=shown, now=at
        )
        return SimpleNamespace(id=case_id, order=order.id, listing=order.listing_id, photo=photo, at=at)

    return make


@pytest.fixture
def home(cast):
    """Alice keeps an address, to which things and labels go back."""
    address = {"name": "Alice", "phone": "0300 7654321", "line": "Shop 4", "city": "Karachi", "country": "PK"}
    return save_address(account_id=cast.alice.pk, **address, landmark="", now=NOW)


PDF = b"%PDF-1.7 a label"


class Carrier(BaseHTTPRequestHandler):
    asked: list = []
    broken = ""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Carrier.asked.append((self.path, self.headers.get("Idempotency-Key"), body))
        if Carrier.broken == self.path:
            self.send_response(500)
            self.end_headers()
            return
        told = {"price_minor": 25_000}
        if self.path == "/labels":
            told = {"carrier": "TCS", "tracking": "TCS-1", "pdf": base64.b64encode(PDF).decode()}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *words):
        pass


@pytest.fixture
def carrier(settings):
    server = HTTPServer(("127.0.0.1", 0), Carrier)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Carrier.asked, Carrier.broken = [], ""
    settings.LABELS = {"url": f"http://127.0.0.1:{server.server_port}", "token": "t"}
    yield Carrier
    server.shutdown()
    thread.join()
    server.server_close()

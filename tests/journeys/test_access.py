"""Nothing serious for axe-core on any page, in English and in Urdu (WCAG 2.2 AA)."""

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe

from haat.accounts.queries import addresses_of
from haat.channels.operations.start_import import start_import
from haat.kernel import clock
from haat.orders.operations.add_to_bag import add_to_bag
from haat.orders.operations.place_orders import place_orders

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STRANGER = [
    "/",
    "/search/?q=dress",
    "/c/women-dresses/",
    "/accounts/login/",
    "/accounts/signup/",
    "/ui/",
    "/offline/",
    "/bag/",
]
BUYER = [
    "/", "/likes/", "/saved/", "/bag/", "/checkout/", "/orders/", "/orders/{order}/", "/notices/", "/me/",
    "/me/closet/", "/me/sizes/", "/me/language/", "/me/addresses/", "/me/addresses/new/",
    "/me/standing/", "/me/data/", "/me/tokens/",
    "/l/{listing}/", "/@alice/", "/why/{listing}/", "/sell/", "/accounts/2fa/", "/accounts/password/change/",
]  # fmt: skip
SELLER = [
    "/desk/",
    "/desk/money/",
    "/desk/import/",
    "/desk/import/{stock}/",
    "/sales/",
    "/sales/slips/?order={order}",
    "/orders/{order}/",
    "/sell/{listing}/",
    "/l/{listing}/",
]
OPERATOR = [
    "/admin/", "/admin/kernel/policyvalue/", "/admin/kernel/policyvalue/of/site.name/", "/admin/media/photo/logo/",
    "/admin/accounts/account/", "/admin/accounts/account/{bob}/change/", "/admin/accounts/account/{bob}/limit",
    "/admin/orders/order/", "/admin/listings/category/add/", "/admin/ledger/commissionrule/add/",
    "/admin/ledger/ledgertransaction/trial-balance/",
]  # fmt: skip


@pytest.fixture
def market(people, dress, deliver):
    """Bob ordered the dress; a second thing of Alice's lies in his bag."""
    from tests.journeys.stall import set_up_dress

    now, bob = clock.now(), people.bob.pk
    add_to_bag(account_id=bob, listing_id=dress.id, variant_id=None, now=now)
    [order] = place_orders(
        buyer_id=bob, address_id=addresses_of(bob)[0].id, method="cod", idempotency_key="axe-journey", now=now
    )
    second = set_up_dress(people)
    add_to_bag(account_id=bob, listing_id=second.id, variant_id=None, now=now)
    sheet = BytesIO(b"key,title,price\nk1,Blue kurta,2400\nk2,,many\n")
    stock = start_import(seller_id=people.alice.pk, kind="csv", file_name="things.csv", file=sheet, now=now)
    deliver()
    return {"order": order, "listing": second.id, "stock": stock, "bob": bob}


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize(
    ("who", "addresses"), [(None, STRANGER), ("bob", BUYER), ("alice", SELLER), ("dana", OPERATOR)]
)
def test_no_barrier(visitor, people, market, language, who, addresses):
    page = visitor(getattr(people, who) if who else None, language=language)

    found = []
    for address in addresses:
        answer = page.goto(address.format(**market))
        assert answer.status == 200, address
        for barrier in Axe().run(page).response["violations"]:
            if barrier["impact"] in ("serious", "critical"):
                targets = ", ".join(str(node["target"]) for node in barrier["nodes"][:4])
                found.append(f"{address} {barrier['id']}: {targets}")
    assert not found, "\n".join(found)

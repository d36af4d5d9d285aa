"""Who keeps the books hands over tax and keeps back from payouts by program, with the rights of the pages."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from haat.accounts.models import Account, ApiToken
from haat.accounts.operations.create_token import create_token
from haat.kernel import clock
from haat.kernel.models import AuditEntry
from haat.kernel.site import site_day
from haat.ledger import queries
from haat.ledger.models import ReserveRule, TaxHandover
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.release_sales import release_sales
from haat.ledger.types import SaleRelease, Terms
from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db
TERMS = Terms(None, "", 1_000, 10_000, 1_800, 0, None)
TAX = 15_000
TAXES, RESERVES = "/api/v1/books/taxes", "/api/v1/books/reserves"
HANDOVERS = f"{TAXES}/sales_tax:pk/handovers"


@pytest.fixture
def asking(client):
    """asking(person, *scopes) → ask(method, path, body=None) with a token of that person."""

    def of(person, *scopes):
        made = create_token(account_id=person.pk, name="t", scopes=scopes or ["books:read", "books:write"], now=NOW)

        def ask(method, path, body=None):
            sent = {"headers": {"Authorization": f"Bearer {made}"}}
            if body is not None:
                sent |= {"data": body, "content_type": "application/json"}
            return getattr(client, method)(path, **sent)

        return ask

    return of


@pytest.fixture
def taxed(cast):
    """A sale with tax for Pakistan."""
    hold_sale(method="card", amount_minor=115_000, seller_id=cast.alice.pk, currency="PKR", order_id=1, now=NOW)
    release_sales(sales=[SaleRelease(1, cast.alice.pk, 115_000, 0, TERMS, "PKR", "", TAX, "PK")], now=NOW)


def paid(**changes):
    today = site_day(clock.now())
    return {"currency": "PKR", "amount_minor": 10_000, "reference": "CPR-1", "paid_on": f"{today}", **changes}


def test_tax_is_handed_over_once_and_taken_back(cast, asking, taxed):
    ask = asking(cast.dana)
    (kept,) = (each for each in ask("get", TAXES).json() if each["account"] == "sales_tax:pk")
    assert kept == {"account": "sales_tax:pk", "currency": "PKR", "kept_minor": TAX, "handed_minor": 0}
    first, again = ask("post", HANDOVERS, paid()), ask("post", HANDOVERS, paid())
    assert (first.status_code, first.json()) == (201, again.json())
    assert queries.kept_for_state(queries.account_of("sales_tax:pk"), "PKR") == TAX - 10_000
    assert ask("get", f"{HANDOVERS}?currency=PKR").json() == [first.json()]
    assert ask("post", HANDOVERS, paid(amount_minor=9_000)).status_code == 409
    back = f"/api/v1/books/handovers/{first.json()['id']}/take-back"
    assert ask("post", back, {"reason": " "}).status_code == 422
    assert ask("post", back, {"reason": "The bank sent it back"}).json()["taken_back_reason"] == "The bank sent it back"
    assert ask("post", back, {"reason": "Again"}).status_code == 409
    assert queries.kept_for_state(queries.account_of("sales_tax:pk"), "PKR") == TAX
    assert AuditEntry.objects.filter(action="ledger.tax_handed_over", actor_id=cast.dana.pk).count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount_minor": TAX + 1}, "amount"),
        ({"amount_minor": 0}, "body.amount_minor"),
        ({"amount_minor": "ten"}, "body.amount_minor"),
        ({"currency": "pkr"}, "body.currency"),
        ({"reference": "…"}, "reference"),
        ({"paid_on": "2999-01-01"}, "paid_on"),
        ({"paid_on": "soon"}, "body.paid_on"),
        ({"country": "PK"}, "body.country"),
    ],
)
def test_what_cannot_be_is_a_problem_and_books_nothing(cast, asking, taxed, typed, field):
    refused = asking(cast.dana)("post", HANDOVERS, paid(**typed))
    assert refused.status_code == 422
    assert refused["Content-Type"] == "application/problem+json"
    assert any(name.endswith(field) for name in refused.json()["fields"]), refused.json()
    assert not TaxHandover.objects.exists()


def test_an_account_that_holds_no_tax_is_not_there(cast, asking, taxed):
    assert asking(cast.dana)("post", f"{TAXES}/held/handovers", paid()).status_code == 404
    assert asking(cast.dana)("get", f"{TAXES}/available:1/handovers?currency=PKR").status_code == 404


def test_a_reserve_is_decided_replaced_and_lifted(cast, asking):
    ask, seller = asking(cast.dana), f"{RESERVES}/{cast.alice.pk}"
    last_day = site_day(clock.now()) + timedelta(days=30)
    decided = ask("put", seller, {"points": 1_000, "reason": "New, dear things", "last_day": f"{last_day}"})
    assert decided.json()["points"] == 1_000
    assert queries.reserve_of(cast.alice.pk, clock.now()).points == 1_000
    assert ask("put", seller, {"points": 2_000, "reason": "Two came back"}).json()["until"] is None
    assert [each["points"] for each in ask("get", RESERVES).json()] == [2_000]
    assert [each["points"] for each in ask("get", seller).json()] == [2_000, 1_000]
    assert ask("post", f"{seller}/lift", {"reason": "Forty good sales"}).json()["ended_at"]
    assert ask("post", f"{seller}/lift", {"reason": "Again"}).status_code == 404
    assert ask("get", RESERVES).json() == []
    assert ask("get", f"{RESERVES}/{10**15}").status_code == 404


@pytest.mark.parametrize(
    "typed",
    [{"points": 10_001}, {"points": -1}, {"reason": "…"}, {"last_day": "2001-01-01"}, {"last_day": "9999-12-31"}],
)
def test_a_decision_that_cannot_be_is_told(cast, asking, typed):
    whole = {"points": 500, "reason": "New here", **typed}
    assert asking(cast.dana)("put", f"{RESERVES}/{cast.alice.pk}", whole).status_code == 422
    assert not ReserveRule.objects.exists()


def test_nobody_decides_about_their_own_sales(cast, asking):
    own = asking(cast.dana)("put", f"{RESERVES}/{cast.dana.pk}", {"points": 0, "reason": "I am good"})
    assert own.status_code == 403
    assert not ReserveRule.objects.exists()


def test_for_others_and_for_lesser_tokens_the_books_are_closed(cast, asking, taxed):
    decided = {"points": 0, "reason": "I am good"}
    stranger, reader, shopper = (
        asking(cast.alice), asking(cast.dana, "books:read"), asking(cast.dana, "orders:read", "orders:write"),
    )  # fmt: skip
    for ask, seeing, acting in ((stranger, 404, 404), (reader, 200, 403), (shopper, 403, 403)):
        assert ask("get", TAXES).status_code == seeing
        assert ask("get", RESERVES).status_code == seeing
        assert ask("post", HANDOVERS, paid()).status_code == acting
        assert ask("put", f"{RESERVES}/{cast.bob.pk}", decided).status_code == acting
    assert not TaxHandover.objects.exists()
    assert not ReserveRule.objects.exists()


def test_who_may_see_may_not_decide(cast, asking):
    Account.objects.filter(pk=cast.bob.pk).update(is_staff=True)
    cast.bob.user_permissions.add(Permission.objects.get(codename="view_reserverule"))
    ask = asking(cast.bob)
    assert ask("get", RESERVES).status_code == 200
    assert ask("put", f"{RESERVES}/{cast.alice.pk}", {"points": 0, "reason": "Fine"}).status_code == 404
    assert ask("get", TAXES).status_code == 404


def test_only_who_helps_to_run_the_market_is_offered_its_scopes(cast, client):
    for person, offered in ((cast.alice, False), (cast.dana, True)):
        client.login(email=person.email, password=PASSWORD)
        assert ("books:write" in client.get(reverse("me_tokens")).content.decode()) is offered
        made = client.post(reverse("me_tokens"), {"name": "Books", "scopes": ["books:read"]})
        assert made.status_code == (200 if offered else 422)
    assert list(ApiToken.objects.values_list("account_id", flat=True)) == [cast.dana.pk]

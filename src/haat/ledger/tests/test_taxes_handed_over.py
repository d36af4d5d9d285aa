"""Tax leaves for the state: by country, never more than is kept, once, and taken back when it was wrong."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections
from django.urls import reverse

from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.models import AuditEntry
from haat.ledger import queries
from haat.ledger.models import LedgerTransaction, TaxHandover
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.hand_over_tax import hand_over_tax
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.record_transaction import KeyReused
from haat.ledger.operations.refund_sale import refund_sale
from haat.ledger.operations.release_sales import release_sales
from haat.ledger.operations.roll_up import roll_up
from haat.ledger.operations.take_back_tax import TakenBack, take_back_tax
from haat.ledger.types import LedgerAccount, SaleRelease, Terms
from tests.cast import NOW, PASSWORD

TERMS = Terms(None, "", 1_000, 10_000, 1_800, 0, None)
PAID, TAX = 115_000, 15_000
PAKISTAN, GERMANY = LedgerAccount("sales_tax", "pk"), LedgerAccount("sales_tax", "de")
TODAY = NOW.date()


def sell(cast, **countries):
    """sell(cast, PK=2, DE=1): so many sales with tax that go there."""
    wanted = [country for country, count in countries.items() for _ in range(count)]
    sales = []
    for order_id, country in enumerate(wanted, 1):
        given = {"seller_id": cast.alice.pk, "currency": "PKR", "order_id": order_id}
        hold_sale(method="bank_transfer", amount_minor=PAID, **given, now=NOW)
        sales.append(SaleRelease(order_id, cast.alice.pk, PAID, 0, TERMS, "PKR", "", TAX, country))
    return release_sales(sales=sales, now=NOW)


def hand_over(cast, minor, reference="CPR-1", account=PAKISTAN, paid_on=TODAY):
    return hand_over_tax(
        actor_id=cast.dana.pk,
        account=account,
        currency="PKR",
        amount_minor=minor,
        reference=reference,
        paid_on=paid_on,
        today=TODAY,
        now=NOW,
    )


def kept():
    assert sum(line.balance_minor for line in queries.trial_balance()) == 0
    return {each.account.code: (each.kept_minor, each.handed_minor) for each in queries.taxes_kept()}


@pytest.mark.django_db
class TestHandingOver:
    def test_each_country_gets_its_own_and_the_rest_waits(self, cast):
        sell(cast, PK=2, DE=1)
        hand_over(cast, 20_000)
        assert kept() == {"sales_tax:de": (TAX, 0), "sales_tax:pk": (10_000, 20_000), "vat": (3 * 1_800, 0)}
        roll_up()
        hand_over(cast, 10_000, "CPR-2")
        hand_over(cast, 5_400, "CPR-3", LedgerAccount("vat"))
        assert kept() == {"sales_tax:de": (TAX, 0), "sales_tax:pk": (0, 30_000), "vat": (0, 5_400)}
        assert AuditEntry.objects.filter(action="ledger.tax_handed_over").count() == 3
        assert check_books(now=NOW) == []

    def test_the_same_reference_is_one_hand_over(self, cast):
        sell(cast, PK=2)
        assert hand_over(cast, TAX) == hand_over(cast, TAX, " CPR-1 ")
        assert kept()["sales_tax:pk"] == (TAX, TAX)
        for other in ({"minor": 1}, {"minor": TAX, "paid_on": date(2026, 3, 1)}, {"minor": TAX, "account": GERMANY}):
            with pytest.raises(KeyReused):
                hand_over(cast, **other)
        assert TaxHandover.objects.count() == 1

    @pytest.mark.parametrize(
        ("field", "wrong"),
        [
            ("amount", {"minor": TAX + 1}),
            ("amount", {"minor": 0}),
            ("amount", {"minor": -5}),
            ("amount", {"minor": 1, "account": GERMANY}),
            ("reference", {"minor": 1, "reference": " - "}),
            ("reference", {"minor": 1, "reference": "9" * 81}),
            ("paid_on", {"minor": 1, "paid_on": date(2026, 3, 15)}),
            ("paid_on", {"minor": 1, "paid_on": date(1999, 3, 15)}),
        ],
    )
    def test_what_cannot_be_is_refused_and_books_nothing(self, cast, field, wrong):
        sell(cast, PK=1)
        with pytest.raises(InvalidInput) as refused:
            hand_over(cast, **wrong)
        assert set(refused.value.fields) == {field}
        assert kept()["sales_tax:pk"] == (TAX, 0)

    @pytest.mark.parametrize("code", ["commission", "available:1", "sales_tax:", "sales_tax:p'k", "handed_over"])
    def test_only_accounts_of_tax_are_handed_over(self, cast, code):
        with pytest.raises(NotFound):
            hand_over(cast, 1, account=queries.account_of(code))

    def test_a_refund_after_it_makes_the_next_one_smaller(self, cast):
        sell(cast, PK=2)
        hand_over(cast, 2 * TAX)
        refund_sale(
            order_id=1,
            seller_id=cast.alice.pk,
            refund_key="r",
            amount_minor=PAID,
            to={"bank_transfer": PAID},
            buyer_id=cast.bob.pk,
            currency="PKR",
            now=NOW,
        )
        assert kept()["sales_tax:pk"] == (-TAX, 2 * TAX)
        with pytest.raises(InvalidInput, match="marked"):
            hand_over(cast, 1, "CPR-2")

    def test_taken_back_it_is_kept_again_once(self, cast):
        sell(cast, PK=1)
        hand_over(cast, TAX)
        one = TaxHandover.objects.get()
        with pytest.raises(InvalidInput):
            take_back_tax(actor_id=cast.dana.pk, handover_id=one.pk, reason=" ", now=NOW)
        take_back_tax(actor_id=cast.dana.pk, handover_id=one.pk, reason="The bank sent it back", now=NOW)
        with pytest.raises(TakenBack):
            take_back_tax(actor_id=cast.dana.pk, handover_id=one.pk, reason="Again", now=NOW)
        assert kept()["sales_tax:pk"] == (TAX, 0)
        with pytest.raises(NotFound):
            take_back_tax(actor_id=cast.dana.pk, handover_id=one.pk + 1, reason="Nothing", now=NOW)

    def test_it_stands_in_the_exports(self, cast):
        sell(cast, PK=1)
        hand_over(cast, TAX)
        day = NOW.replace(hour=0)
        beans = "".join(queries.journal_beancount(day, NOW.replace(day=15)))
        assert "Liabilities:SalesTax:Pk  150.00 PKR" in beans
        assert "Assets:HandedOver:SalesTaxPk  -150.00 PKR" in beans
        assert "handed_over:sales_tax_pk,150.00,PKR" in "".join(queries.journal_csv(day, NOW.replace(day=15)))


@pytest.mark.django_db
def test_sales_with_and_without_tax_are_released_by_the_same_statement(cast, django_assert_num_queries):
    for order_id in range(1, 7):
        hold_sale(
            order_id=order_id, seller_id=cast.alice.pk, method="stripe", amount_minor=PAID, currency="PKR", now=NOW
        )
    countries = ["PK", "", "de", "nonsense", "PK", "PK"]
    sales = [
        SaleRelease(nth, cast.alice.pk, PAID, 0, TERMS, "PKR", "", TAX if country else 0, country)
        for nth, country in enumerate(countries, 1)
    ]
    release_sales(sales=[], now=NOW)
    with django_assert_num_queries(3):
        release_sales(sales=sales, now=NOW)
    held = {each.account.code: each.kept_minor for each in queries.taxes_kept()}
    assert held == {"sales_tax": TAX, "sales_tax:de": TAX, "sales_tax:pk": 3 * TAX, "vat": 6 * 1_800}
    assert check_books(now=NOW) == []


@pytest.mark.django_db(transaction=True)
def test_many_at_once_never_hand_over_more_than_is_kept(cast):
    sell(cast, PK=1)

    def attempt(nth):
        try:
            return hand_over(cast, TAX, f"CPR-{nth % 4}")
        except InvalidInput:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        booked = [each for each in pool.map(attempt, range(8)) if each]
    assert len(set(booked)) == 1
    assert LedgerTransaction.objects.filter(kind="tax_handed_over").count() == TaxHandover.objects.count() == 1
    assert kept()["sales_tax:pk"] == (0, TAX)


@pytest.mark.django_db
class TestThePage:
    def test_for_people_without_the_right_it_does_not_exist(self, client, cast):
        sell(cast, PK=1)
        address = reverse("tax", args=["sales_tax:pk"])
        assert client.get(address).status_code == 302
        client.login(email=cast.charlie.email, password=PASSWORD)
        typed = {"amount": "100", "reference": "CPR-1", "paid_on": "2026-03-14"}
        assert [client.get(reverse("taxes")).status_code, client.post(address, typed).status_code] == [404, 404]
        assert not TaxHandover.objects.exists()

    def test_staff_read_what_waits_hand_it_over_and_take_it_back(self, client, cast):
        sell(cast, PK=1, DE=1)
        client.login(email=cast.dana.email, password=PASSWORD)
        page = client.get(reverse("taxes")).content.decode()
        assert "Pakistan" in page
        assert "Germany" in page
        assert "sales_tax:pk" not in page.replace(reverse("tax", args=["sales_tax:pk"]), "")
        address = reverse("tax", args=["sales_tax:pk"])
        assert client.post(address, {"amount": "100", "reference": "CPR-1", "paid_on": "2026-03-14"}).status_code == 302
        page = client.get(address).content.decode()
        assert "CPR-1" in page
        assert "Rs\u00a050" in page
        back = reverse("tax_taken_back", args=[TaxHandover.objects.get().pk])
        assert client.post(back, {"reason": ""}).status_code == 422
        assert client.post(back, {"reason": "Typed wrong"}).status_code == 302
        assert "Typed wrong" in client.get(address).content.decode()
        assert client.post(back, {"reason": "Typed wrong"}).status_code == 409
        assert kept()["sales_tax:pk"] == (TAX, 0)

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"amount": "1,000"}, "No more than Rs\u00a0150 is kept"),
            ({"amount": "ten"}, "Write an amount in figures"),
            ({"amount": "0"}, "The smallest amount is"),
            ({"reference": ""}, "required"),
            ({"paid_on": "soon"}, "valid date"),
            ({"paid_on": "2999-01-01"}, "not one to come"),
        ],
    )
    def test_wrong_input_is_told_at_the_field_and_kept(self, client, cast, typed, said):
        sell(cast, PK=1)
        client.login(email=cast.dana.email, password=PASSWORD)
        whole = {"amount": "100", "reference": "CPR-1", "paid_on": "2026-03-14", **typed}
        answer = client.post(reverse("tax", args=["sales_tax:pk"]), whole)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert said in page
        assert all(f'value="{value}"' in page for value in whole.values() if value)
        assert not TaxHandover.objects.exists()

    @pytest.mark.parametrize("code", ["held:1", "sales_tax:", "commission", "sales_tax:p-k"])
    def test_what_is_no_account_of_tax_is_not_found(self, client, cast, code):
        client.login(email=cast.dana.email, password=PASSWORD)
        assert client.get(reverse("tax", args=[code])).status_code == 404
